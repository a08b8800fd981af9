//! What callers send and see of meetings.

use super::entity::{Column, Model};
use crate::{organizations::Organizations, terms::Terms};
use chrono::{DateTime, Utc};
use platform::{records::listing::Listing, values::text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// That a member came or left: one of the two.
/// 组成人员到会或者离会,每次只记其一。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"leave_reason": "因参加市级会议提前离会,已履行请假手续。"})))]
pub struct Movement {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:1"))]
    pub member_id: Uuid,
    /// When the member came.
    /// 到会时刻。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub arrived_at: Option<DateTime<Utc>>,
    /// When the member left.
    /// 离会时刻。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub left_at: Option<DateTime<Utc>>,
    /// Why the member left.
    /// 离会原因。
    pub leave_reason: Option<Prose>,
}

/// That somebody who cannot come has asked for leave, and has it. Why is nobody's business but that of whoever grants it.
/// 因故不能出席会议的,经请假获准;事由仅存于审计记录。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveGranting {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:2"))]
    pub member_id: Uuid,
    /// Why; it stands in the trail alone.
    /// 事由;只保存在审计记录中。
    #[schema(examples("因公出国考察,已书面请假。"))]
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Terms>("term", Column::TermId)
}
