//! The words of an evaluation: its states, and the types of its columns.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 监督评估.
    pub enum EvaluationState {
        Opened "已开启",
        AutoScored "已计分",
        Concluded "已结论",
        Published "已公布",
    }
}

/// A number that the index was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFact {
    /// What was counted.
    #[schema(examples("sites"))]
    pub name: String,
    /// How many; null where there is nothing to count.
    #[schema(required = true)]
    pub value: Option<i64>,
}
