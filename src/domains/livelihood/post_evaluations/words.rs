//! The words of a post-evaluation: its states, and the types of its columns.

use platform::values::numbers::{Count, Hundredths};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 后评估.
    pub enum PostEvaluationState {
        Draft "草稿" / "Draft",
        Scored "已评分" / "Scored",
        Concluded "已结论" / "Concluded",
        Published "已公布" / "Published",
    }
}

platform::words! {
    /// What is scored.
    /// 评分项目。
    pub enum EvaluationFactor {
        NeedMatch "需求匹配" / "Match with what is needed",
        TargetReached "目标完成" / "Targets reached",
        Process "过程规范" / "Process",
        Effect "实际效果" / "Effect",
        Durability "后续运行" / "Durability",
        Cost "成本效益" / "Cost and benefit",
    }
}

platform::words! {
    /// How good it is altogether.
    /// 评价等级。
    pub enum EvaluationGrade {
        Excellent "优" / "Excellent",
        Good "良" / "Good",
        Medium "中" / "Medium",
        Poor "差" / "Poor",
    }
}

platform::words! {
    /// What becomes of projects of this kind.
    /// 后评估的结论。
    pub enum PostEvaluationConclusion {
        Continue "继续实施" / "Go on",
        Expand "扩大" / "Expand",
        Improve "改进" / "Improve",
        Stop "不再纳入" / "No longer on the list",
    }
}

impl EvaluationFactor {
    /// The rule with its weight, which is the highest score.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::NeedMatch => "evaluation.need_match",
            Self::TargetReached => "evaluation.target_reached",
            Self::Process => "evaluation.process",
            Self::Effect => "evaluation.effect",
            Self::Durability => "evaluation.durability",
            Self::Cost => "evaluation.cost",
        }
    }
}

/// The score of one factor.
/// 一项评分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodFactorScore, examples(json!({"factor": "need_match", "score": "18.00", "reason": "覆盖需求集中的居民区。"})))]
pub struct FactorScore {
    /// The factor.
    /// 评分项目。
    pub factor: EvaluationFactor,
    /// The score, from 0 to the weight of the factor.
    /// 得分,零至该项权重。
    pub score: Hundredths,
    /// Why.
    /// 评分理由。
    pub reason: platform::values::text::Text<500>,
}

/// How much of what was made is used.
/// 建成后的使用情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodUsage, examples(json!({"used": 172, "capacity": 200})))]
pub struct Usage {
    /// What is used.
    /// 实际使用量。
    pub used: Count,
    /// What could be used.
    /// 可供使用量。
    pub capacity: Count,
}
