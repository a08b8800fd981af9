//! The words of a deliberation opinion: its states.

use chrono::NaiveDate;
use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 审议意见.
    pub enum OpinionState {
        Drafted "起草",
        Approved "已审定",
        Issued "已交办",
        InHandling "研究处理中",
        Consulting "征求意见中",
        Commented "意见已反馈",
        Reported "已书面报告",
        Deliberated "已再审议",
        Voted "已测评",
        Closed "办结",
        Tracking "跟踪监督",
    }
}

/// A look at an opinion that is tracked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Until when it was due.
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub checked_on: NaiveDate,
    /// What was found, clause by clause.
    #[schema(examples("第一条已落实;第二条按计划推进。"))]
    pub text: Prose,
}

/// Code of a deadline: the next look at an opinion that is tracked.
pub const TRACKING_CHECK: &str = "OPINION_TRACKING";
/// Code of a deadline: the disposal report.
pub const DISPOSAL: &str = "DISPOSAL_REPORT";
