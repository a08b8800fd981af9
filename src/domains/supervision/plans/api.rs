//! What callers send and see of annual plans.

use super::entity::{Column, Model};
use crate::items::{self, Items};
use platform::{records::listing::Listing, values::text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An adjustment of a plan.
/// 计划的调整。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "市级统一部署增加执法检查一项,相应推迟一项专项工作报告。"})))]
pub struct Adjustment {
    /// The meeting of the chairpersons that decided it.
    /// 决定调整的主任会议。
    pub decision_meeting_id: Uuid,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// The report on a plan to the congress.
/// 就计划向人民代表大会的报告。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportToCongress {
    /// The session that heard it.
    /// 听取报告的人民代表大会会议。
    pub session_id: Uuid,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().known_by(Column::Year).expand_many::<Items>("items", items::entity::Column::PlanId)
}
