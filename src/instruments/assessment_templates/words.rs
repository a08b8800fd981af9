//! The words of an assessment template: its states, and the types of its columns.

use platform::values::{
    numbers::{Hundredths, Ordinal},
    text::Text,
    words::Words,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 考核方案.
    pub enum AssessmentTemplateState {
        Draft "草案",
        Published "已发布",
        Closed "已关闭",
    }
}

platform::words! {
    /// Who is assessed.
    pub enum TargetKind {
        StreetCommittee "街道人大工委",
        Site "家站点",
        BudgetDepartment "预算部门",
        EvaluationEngagement "第三方业务",
    }
}

platform::words! {
    /// How an item gets its score.
    pub enum ItemMode {
        Auto "自动",
        Manual "人工",
    }
}

/// An item of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateItem {
    /// Its number in the template.
    pub no: Ordinal,
    /// Its name in English.
    pub name: Text<200>,
    /// Its name in Chinese.
    pub name_zh: Text<100>,
    /// The most it can score (points); all weights together are 100.00.
    pub weight: Hundredths,
    /// How it gets its score.
    pub mode: ItemMode,
    /// The indicator that an automatic item reads.
    pub indicator_code: Option<Text<60>>,
    /// How the score follows from the indicator, in words.
    pub formula: Option<Text<500>>,
    /// Whether a score needs documents.
    pub evidence_required: bool,
}

impl TargetKind {
    /// Whether the office for deputies assesses; else the department of finance does.
    #[must_use]
    pub fn is_assessed_by_congress(self) -> bool {
        matches!(self, Self::StreetCommittee | Self::Site)
    }

    /// Those that the office for deputies assesses.
    pub fn of_congress() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.is_assessed_by_congress())
    }

    /// Those that the department of finance assesses.
    pub fn of_finance() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| !kind.is_assessed_by_congress())
    }
}
