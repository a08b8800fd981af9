//! The words of an assessment: its states, and the types of its columns.

use crate::assessment_templates::{ItemMode, words::TemplateItem};
use platform::values::{
    numbers::{Hundredths, Ordinal},
    text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 考核.
    pub enum AssessmentState {
        Opened "已开启" / "Opened",
        SelfAssessed "已自评" / "Self-assessed",
        Reviewed "已核查" / "Reviewed",
        Disputed "申诉中" / "In dispute",
        Approved "已审定" / "Approved",
        Announced "已公布" / "Announced",
        Closed "办结" / "Closed",
    }
}

/// An item of an assessment: what the template asks for, and what was scored.
/// 考核的项目:方案的要求及其得分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessedItem {
    /// The number of the item.
    /// 项目的序号。
    pub no: Ordinal,
    /// The name of the item in Chinese.
    /// 项目的中文名称。
    pub name_zh: Text<100>,
    /// The most it can score (points).
    /// 项目最高分(分)。
    pub weight: Hundredths,
    /// How it gets its score.
    /// 计分方式。
    pub mode: ItemMode,
    /// Whether a score needs documents.
    /// 计分是否须有佐证文书。
    pub evidence_required: bool,
    /// What the unit gives itself; null for automatic items.
    /// 自评分;自动计分项目为空。
    #[schema(required = true)]
    pub self_score: Option<Hundredths>,
    /// What counts: computed for automatic items, reviewed for others.
    /// 计入总分的分数:自动计分项目为计算得分,其他项目为核查得分。
    #[schema(required = true)]
    pub score: Option<Hundredths>,
    /// Documents that prove the score.
    /// 证明得分的佐证文书。
    #[schema(examples("instrument.document:1"))]
    pub evidence_ids: Vec<Uuid>,
}

impl AssessedItem {
    /// An item before anybody scored it.
    #[must_use]
    pub fn unscored(item: &TemplateItem) -> Self {
        Self {
            no: item.no,
            name_zh: item.name_zh.clone(),
            weight: item.weight,
            mode: item.mode,
            evidence_required: item.evidence_required,
            self_score: None,
            score: None,
            evidence_ids: Vec::new(),
        }
    }
}

/// The score of an item.
/// 项目的分数。
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"no": 1})))]
pub struct GivenScore {
    /// The number of the item.
    /// 项目的序号。
    pub no: Ordinal,
    /// The score (points), at most the weight.
    /// 得分(分),不超过该项权重。
    pub score: Hundredths,
    /// Documents that prove it; only where the unit assesses itself.
    /// 证明得分的佐证文书;仅在被考核单位自评时填写。
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("instrument.document:1"))]
    pub evidence_ids: Vec<Uuid>,
}
