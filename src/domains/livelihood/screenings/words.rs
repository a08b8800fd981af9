//! The words of a screening: its states, and the types of its columns.

use chrono::{DateTime, NaiveDate, Utc};
use platform::values::{numbers::Count, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 论证筛选.
    pub enum ScreeningState {
        Open "论证中" / "Open",
        Passed "通过" / "Passed",
        Conditional "有条件通过" / "Passed with conditions",
        Failed "不通过" / "Failed",
    }
}

platform::words! {
    /// What is screened.
    /// 论证对象。
    pub enum ScreeningSource {
        Lead "线索" / "Lead",
        ReserveProject "储备项目" / "Reserve project",
    }
}

platform::words! {
    /// What is looked at.
    /// 论证因素。
    pub enum ScreeningFactor {
        Necessity "必要性" / "Necessity",
        Feasibility "可行性" / "Feasibility",
        Affordability "财政承受能力" / "Affordability",
        EnvironmentalImpact "环境影响" / "Environmental impact",
        LandUse "用地" / "Land use",
        PublicSafety "公共安全" / "Public safety",
    }
}

platform::words! {
    /// What a reviewer finds.
    /// 论证结论。
    pub enum ScreeningConclusion {
        Pass "通过" / "Pass",
        Conditional "有条件" / "On a condition",
        Fail "不通过" / "Fail",
    }
}

platform::words! {
    /// How heavy a burden is.
    /// 负担程度。
    pub enum Burden {
        None "无" / "None",
        Acceptable "可承受" / "Acceptable",
        Heavy "过重" / "Heavy",
    }
}

/// What was found of one factor.
/// 一项因素的论证结论。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FactorFinding)]
pub struct FactorFinding {
    /// The factor.
    /// 因素。
    pub factor: ScreeningFactor,
    /// What was found.
    /// 结论。
    pub conclusion: ScreeningConclusion,
    /// Why.
    /// 意见。
    pub opinion: Prose,
    /// Who found it.
    /// 论证人。
    pub reviewer_id: Uuid,
    /// On whose behalf.
    /// 论证人所在单位。
    pub organization_id: Uuid,
    /// When.
    /// 论证时间。
    #[serde(deserialize_with = "platform::values::strict::instant")]
    pub reviewed_at: DateTime<Utc>,
}

/// What was found of its legality.
/// 合法性审查。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LegalityFinding)]
pub struct LegalityFinding {
    /// What was found.
    /// 结论。
    pub conclusion: ScreeningConclusion,
    /// Who found it.
    /// 审查人。
    pub reviewer_id: Uuid,
    /// On whose behalf.
    /// 审查人所在单位。
    pub organization_id: Uuid,
    /// When.
    /// 审查时间。
    #[serde(deserialize_with = "platform::values::strict::instant")]
    pub reviewed_at: DateTime<Utc>,
}

/// A condition that has to be met.
/// 一项条件。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScreeningCondition)]
pub struct ScreeningCondition {
    /// Of which factor.
    /// 所属因素。
    pub factor: ScreeningFactor,
    /// What has to be met.
    /// 条件内容。
    pub text: Prose,
    /// When it was answered; null before.
    /// 答复日期;未答复的为空。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub answered_on: Option<NaiveDate>,
    /// The document that answers it; null before.
    /// 答复文书;未答复的为空。
    pub document_id: Option<Uuid>,
}

/// How many in a street or town meet the threshold.
/// 一个街镇符合门槛的人数。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EligibleInStreet, examples(json!({"street_or_town_id": "registry.organization:street", "count": 820})))]
pub struct EligibleInStreet {
    /// The street or town.
    /// 街镇。
    pub street_or_town_id: Uuid,
    /// How many (persons).
    /// 人数(人)。
    pub count: Count,
}
