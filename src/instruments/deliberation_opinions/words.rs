//! The words of a deliberation opinion: its states.

use chrono::NaiveDate;
use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 审议意见.
    pub enum OpinionState {
        Drafted "起草" / "Drafted",
        Approved "已审定" / "Approved",
        Issued "已交办" / "Issued",
        InHandling "研究处理中" / "Being handled",
        Consulting "征求意见中" / "Out for comment",
        Commented "意见已反馈" / "Comments returned",
        Reported "已书面报告" / "Written report submitted",
        Deliberated "已再审议" / "Deliberated again",
        Voted "已测评" / "Satisfaction vote held",
        Closed "办结" / "Closed",
        Tracking "跟踪监督" / "Tracking supervision",
    }
}

/// A look at an opinion that is tracked.
/// 对跟踪监督的审议意见的一次检查。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"text": "第一条已落实;第二条按计划推进。"})))]
pub struct Check {
    /// Until when it was due.
    /// 应当检查的期限。
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    /// 完成的日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub checked_on: NaiveDate,
    /// What was found, clause by clause.
    /// 逐条检查的情况。
    pub text: Prose,
}

/// Code of a deadline: the next look at an opinion that is tracked.
pub const TRACKING_CHECK: &str = "OPINION_TRACKING";
/// Code of a deadline: the disposal report.
pub const DISPOSAL: &str = "DISPOSAL_REPORT";
