//! What callers send and see of clauses.

use super::entity::{Column, Model};
use crate::{deadlines::last_days, deliberation_opinions::DeliberationOpinions, issues::Issues, ties};
use platform::{records::listing::Listing, values::text::Prose};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A verification.
/// 核查。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"note": "实地查看六个新建站点,均已开诊,与所报情况一致。"})))]
pub struct VerificationBody {
    /// Whether the result is as it was reported.
    /// 所报结果是否属实。
    pub confirmed: bool,
    /// What was found.
    /// 核查情况。
    pub note: Option<Prose>,
}

/// A new look at a result that was planned or basic.
/// 对列入计划或者基本解决的结果进行复核。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "所列计划已到期限,须核实是否如期完成。"})))]
pub struct Recheck {
    /// Why.
    /// 理由。
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::Seq)
        .comes_of::<DeliberationOpinions>(ties::CONTAINS, Column::OpinionId)
        .leads_to::<Issues>(ties::LED_TO, Column::IssueId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
        .expand::<Organizations>("target_organ", Column::TargetOrganId)
}
