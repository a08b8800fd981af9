//! One number of a street, with what it was counted from.

use platform::values::numbers::Hundredths;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An indicator of a street committee.
/// 街道人大工委的一项指标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StreetIndicator)]
pub(super) struct Indicator {
    /// `SC01` to `SC19`.
    /// 指标代码,`SC01` 至 `SC19`。
    #[schema(examples("SC08"))]
    pub code: &'static str,
    /// The committee; null where it compares the streets.
    /// 工委;街道间比较的指标为空。
    #[schema(required = true)]
    pub committee_id: Option<Uuid>,
    /// Its street; null where it compares the streets.
    /// 街道;街道间比较的指标为空。
    #[schema(required = true)]
    pub street_id: Option<Uuid>,
    /// The Chinese label.
    /// 中文名称。
    #[schema(examples("代表参与率"))]
    pub label_zh: &'static str,
    /// The English label.
    /// 英文名称。
    #[schema(examples("Deputies who took part"))]
    pub label_en: &'static str,
    /// What was counted.
    /// 计入统计的内容。
    pub numerator: i64,
    /// Among how many; an average has two places. Null for a plain count.
    /// 计算基数(分母);平均人数保留两位小数;单纯计数的为空。
    #[schema(required = true)]
    pub denominator: Option<Hundredths>,
    /// The value, rounded half up to two places, of SC19 to four; null where there is nothing to divide by.
    /// 指标值,四舍五入保留两位小数,SC19 保留四位;分母为零的为空。
    #[schema(required = true, examples("77.50"))]
    pub value: Option<String>,
    /// In what: `%`, `times`, `times/person`, `persons`, `ratio`.
    /// 计量单位:`%`、`times`、`times/person`、`persons`、`ratio`。
    #[schema(examples("%"))]
    pub unit: &'static str,
}

type Label = (&'static str, &'static str);

impl Indicator {
    fn new(code: &'static str, label: Label, numerator: i64, unit: &'static str) -> Self {
        let (label_zh, label_en) = label;
        Self {
            code,
            committee_id: None,
            street_id: None,
            label_zh,
            label_en,
            numerator,
            denominator: None,
            value: None,
            unit,
        }
    }

    /// A plain count.
    pub(super) fn count(code: &'static str, label: Label, count: i64, unit: &'static str) -> Self {
        Self { value: Some(Hundredths(count * 100).to_string()), ..Self::new(code, label, count, unit) }
    }

    /// A share of a hundred.
    pub(super) fn share(code: &'static str, label: Label, part: i64, whole: i64) -> Self {
        let value = Hundredths::percent(part, whole).map(|value| value.to_string());
        Self { denominator: Some(Hundredths(whole * 100)), value, ..Self::new(code, label, part, "%") }
    }

    /// So many for each of an average number of people.
    pub(super) fn each(code: &'static str, label: Label, count: i64, people: Hundredths) -> Self {
        let value = Hundredths::quotient(i128::from(count) * 100, people.0.into());
        let value = value.map(|value| value.to_string());
        Self { denominator: Some(people), value, ..Self::new(code, label, count, "times/person") }
    }

    /// A number that compares streets.
    pub(super) fn ratio(code: &'static str, label: Label, streets: i64, value: Option<String>) -> Self {
        Self { value, ..Self::new(code, label, streets, "ratio") }
    }

    /// Of one committee.
    pub(super) fn of(mut self, committee: Uuid, street: Uuid) -> Self {
        (self.committee_id, self.street_id) = (Some(committee), Some(street));
        self
    }
}
