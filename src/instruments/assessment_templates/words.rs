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
        Draft "草案" / "Draft",
        Published "已发布" / "Published",
        Closed "已关闭" / "Closed",
    }
}

platform::words! {
    /// Who is assessed.
    /// 考核对象类别。
    pub enum TargetKind {
        StreetCommittee "街道人大工委" / "Street working committee",
        Site "家站点" / "Deputies' station",
        BudgetDepartment "预算部门" / "Budget department",
        EvaluationEngagement "第三方业务" / "Third-party engagement",
    }
}

platform::words! {
    /// How an item gets its score.
    /// 事项得分的方式。
    pub enum ItemMode {
        Auto "自动" / "Automatic",
        Manual "人工" / "Manual",
    }
}

/// An item of a template.
/// 方案的考核项目。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "no": 1,
    "name": "Assigned work done in time",
    "name_zh": "交办任务按期完成",
    "indicator_code": "SC11",
    "parts": [],
    "formula": "按期完成件数除以应完成件数,乘以权重。", "weight": "100.00"
})))]
pub struct TemplateItem {
    /// Its number in the template.
    /// 项目在方案中的序号。
    pub no: Ordinal,
    /// Its name in English.
    /// 项目的英文名称。
    pub name: Text<200>,
    /// Its name in Chinese.
    /// 项目的中文名称。
    pub name_zh: Text<100>,
    /// The most it can score (points); all weights together are 100.00.
    /// 项目最高分(分);各项权重合计为 100.00。
    pub weight: Hundredths,
    /// How it gets its score.
    /// 计分方式。
    pub mode: ItemMode,
    /// The indicator that an automatic item reads, if it reads one alone.
    /// 自动计分项目所取的指标;只取一项指标时填写。
    pub indicator_code: Option<Text<60>>,
    /// The parts of an automatic item, whose points together are its weight; none if it reads one indicator.
    /// 自动计分项目的分项,分值合计为该项权重;只取一项指标的为空。
    #[serde(default)]
    #[schema(max_items = 20)]
    pub parts: Vec<TemplatePart>,
    /// How the score follows from the indicator, in words.
    /// 由指标得出分数的办法,以文字表述。
    pub formula: Option<Text<500>>,
    /// Whether a score needs documents.
    /// 计分是否须有佐证文书。
    pub evidence_required: bool,
}

/// A part of an automatic item.
/// 自动计分项目的分项。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"code": "SC01", "points": "6.00"})))]
pub struct TemplatePart {
    /// What is read: a code of the sheets of street committees and sites.
    /// 所取的数据:街道人大工委和家站点考核表中的代码。
    pub code: Text<60>,
    /// The most that it scores (points).
    /// 最高分(分)。
    pub points: Hundredths,
}

impl TemplateItem {
    /// What an automatic item reads, and for how many points.
    #[must_use]
    pub fn measured(&self) -> Vec<TemplatePart> {
        match &self.indicator_code {
            Some(code) if self.parts.is_empty() => {
                vec![TemplatePart { code: code.clone(), points: self.weight }]
            }
            _ => self.parts.clone(),
        }
    }
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
