//! The words of a disposal report: its states, and the types of its columns.

use crate::opinion_clauses::ClauseResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 研究处理情况报告.
    pub enum DisposalState {
        Consulting "征求意见中" / "Out for comment",
        Commented "委员会同意" / "Agreed by the committee",
        Returned "退回修改" / "Returned for revision",
        Submitted "已送交" / "Submitted",
    }
}

platform::words! {
    /// What the committee says of a draft.
    /// 委员会对草稿的意见。
    pub enum CommentVerdict {
        Agree "同意" / "Agreed",
        Revise "需修改" / "To be revised",
    }
}

/// What became of a clause, as it stood when the report was drafted.
/// 意见条目在起草报告时的处理结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseOutcome {
    /// The clause.
    /// 意见条目。
    pub clause_id: Uuid,
    /// Its place.
    /// 序号。
    pub seq: i32,
    /// What became of it.
    /// 处理结果。
    pub result: ClauseResult,
}
