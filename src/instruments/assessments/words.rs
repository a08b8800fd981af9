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
        Opened "已开启",
        SelfAssessed "已自评",
        Reviewed "已核查",
        Disputed "申诉中",
        Approved "已审定",
        Announced "已公布",
        Closed "办结",
    }
}

/// An item of an assessment: what the template asks for, and what was scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessedItem {
    /// The number of the item.
    pub no: Ordinal,
    /// The name of the item in Chinese.
    pub name_zh: Text<100>,
    /// The most it can score (points).
    pub weight: Hundredths,
    /// How it gets its score.
    pub mode: ItemMode,
    /// Whether a score needs documents.
    pub evidence_required: bool,
    /// What the unit gives itself; null for automatic items.
    #[schema(required = true)]
    pub self_score: Option<Hundredths>,
    /// What counts: computed for automatic items, reviewed for others.
    #[schema(required = true)]
    pub score: Option<Hundredths>,
    /// Documents that prove the score.
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
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenScore {
    /// The number of the item.
    pub no: Ordinal,
    /// The score (points), at most the weight.
    pub score: Hundredths,
    /// Documents that prove it; only where the unit assesses itself.
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub evidence_ids: Vec<Uuid>,
}
