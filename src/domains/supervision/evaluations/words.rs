//! The words of an evaluation: its states, and the types of its columns.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 监督评估.
    pub enum EvaluationState {
        Opened "已开启" / "Opened",
        AutoScored "已计分" / "Scored",
        Concluded "已结论" / "Concluded",
        Published "已公布" / "Published",
    }
}

/// A number that the index was computed from.
/// 计算指数所依据的一项数据。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFact {
    /// What was counted.
    /// 计入统计的内容。
    #[schema(examples("sites"))]
    pub name: String,
    /// How many; null where there is nothing to count.
    /// 数量;没有可计数内容的为空。
    #[schema(required = true)]
    pub value: Option<i64>,
}
