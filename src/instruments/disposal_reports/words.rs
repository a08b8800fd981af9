//! The words of a disposal report: its states, and the types of its columns.

use crate::opinion_clauses::ClauseResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 研究处理情况报告.
    pub enum DisposalState {
        Consulting "征求意见中",
        Commented "委员会同意",
        Returned "退回修改",
        Submitted "已送交",
    }
}

platform::words! {
    /// What the committee says of a draft.
    pub enum CommentVerdict {
        Agree "同意",
        Revise "需修改",
    }
}

/// What became of a clause, as it stood when the report was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseOutcome {
    /// The clause.
    pub clause_id: Uuid,
    /// Its place.
    pub seq: i32,
    /// What became of it.
    pub result: ClauseResult,
}
