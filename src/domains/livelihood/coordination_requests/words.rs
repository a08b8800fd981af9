//! The words of a coordination request: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 协调事项.
    pub enum CoordinationState {
        Open "待答复" / "Awaiting an answer",
        Answered "已答复" / "Answered",
        Closed "办结" / "Closed",
    }
}

platform::words! {
    /// Why the government office answers, if it does.
    /// 升级情形:由政府办公室答复的原因。
    pub enum CoordinationEscalation {
        NotEscalated "未升级" / "Not escalated",
        Overdue "逾期未答复" / "Not answered in time",
        RejectedAgain "答复再次被退回" / "Answer sent back a second time",
    }
}

/// An answer that was sent back.
/// 一次被退回的答复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CoordinationRejection)]
pub struct CoordinationRejection {
    /// When it was sent back.
    /// 退回日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub rejected_on: NaiveDate,
    /// Why.
    /// 退回理由。
    pub reason: Prose,
    /// What was answered.
    /// 被退回的答复。
    pub reply: Option<Prose>,
}

/// Code of a deadline: a request is answered.
pub const COORDINATION_REPLY: &str = "LIVELIHOOD_COORDINATION";
