//! The words of an assessment: its states, and the types of its columns.

use crate::assessment_templates::{
    Grade, ItemMode,
    words::{TemplateItem, TemplatePart},
};
use chrono::NaiveDate;
use platform::values::{
    numbers::{Hundredths, Ordinal, Whole},
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
    /// What counts: computed for automatic items, reviewed for others; null before, and where nothing of it applies.
    /// 计入总分的分数:自动计分项目为计算得分,其他项目为核查得分;计分前和全部分项不适用的为空。
    #[schema(required = true)]
    pub score: Option<Hundredths>,
    /// What an automatic item was computed from, and how each part scored.
    /// 自动计分项目的各分项及其得分。
    #[serde(default)]
    pub parts: Vec<AssessedPart>,
    /// Whether nothing of it applies, so that it is not counted and the total is that of the other items.
    /// 是否全部分项均不适用;不适用的项目不计入,总分按其余项目折算。
    #[serde(default)]
    pub left_out: bool,
    /// Documents that prove the score.
    /// 证明得分的佐证文书。
    #[schema(examples("instrument.document:1"))]
    pub evidence_ids: Vec<Uuid>,
}

/// A part of an automatic item, as it was computed.
/// 自动计分项目的一个分项及其计算结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessedPart {
    /// What it reads.
    /// 所取的数据。
    #[schema(examples("SC01"))]
    pub code: Text<60>,
    /// The most that it scores (points).
    /// 最高分(分)。
    pub points: Hundredths,
    /// What was reached.
    /// 已达到的数量。
    #[schema(examples(6))]
    pub achieved: i64,
    /// Of how much; 0 where it does not apply.
    /// 应达到的数量;不适用的为 0。
    #[schema(examples(7))]
    pub of: i64,
    /// Its score (points); null where it does not apply, and before it is computed.
    /// 得分(分);不适用的和计算前的为空。
    #[schema(required = true)]
    pub score: Option<Hundredths>,
}

impl AssessedPart {
    fn unscored(part: TemplatePart) -> Self {
        Self { code: part.code, points: part.points, achieved: 0, of: 0, score: None }
    }
}

platform::words! {
    /// What fails an assessment by itself, as the records have it.
    /// 由记录认定、直接使考核不合格的情形。
    pub enum FoundVeto {
        UncoveredActivity "监督类活动没有交办" / "Work of supervision without an assignment",
        FalsifiedActivity "活动弄虚作假" / "A falsified activity",
    }
}

platform::words! {
    /// Why a result that was announced is corrected.
    /// 更正已公布考核结果的原因。
    pub enum CorrectionGround {
        RecordVoided "所计记录已作废" / "A record that was counted is void",
        RecordRevoked "所计记录已撤销" / "A record that was counted was revoked",
        RecordMerged "所计记录已并入" / "A record that was counted was merged",
        WrongComputation "计算有误" / "It was computed wrongly",
    }
}

/// A result that was corrected later.
/// 更正前的考核结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerResult {
    /// Which version it was.
    /// 版本号。
    #[schema(examples(1))]
    pub version_no: i32,
    /// Its items.
    /// 各考核项目。
    pub item_scores: Vec<AssessedItem>,
    /// Its total (points).
    /// 最终总分(分)。
    #[schema(required = true)]
    pub final_total: Option<Hundredths>,
    /// Its grade.
    /// 等级。
    #[schema(required = true)]
    pub grade: Option<Grade>,
    /// Its stars.
    /// 星级。
    #[schema(required = true)]
    pub star: Option<Whole<1, 5>>,
    /// When it was announced.
    /// 公布日期。
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    #[schema(required = true)]
    pub announced_on: Option<NaiveDate>,
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
            parts: item.measured().into_iter().map(AssessedPart::unscored).collect(),
            left_out: false,
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
