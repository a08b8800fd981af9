//! One number of a period, with what it was counted from.

use platform::values::numbers::Hundredths;
use serde::{Serialize, Serializer};
use std::{borrow::Cow, fmt};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

/// An indicator.
/// 一项指标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Indicator {
    /// Its code: `SC…` of streets, `SV…` of supervision, `HS…` of stations.
    /// 指标代码:`SC` 为街道人大工委,`SV` 为监督工作,`HS` 为家站点。
    #[schema(examples("SC08"))]
    pub code: &'static str,
    /// Which part of it, where an indicator has several.
    /// 指标的分项;指标有多个分项时填写。
    #[schema(required = true, examples("result_satisfied"))]
    pub part: Option<Cow<'static, str>>,
    /// The organ that it is about, where it is about one.
    /// 指标所涉及的机关;仅涉及单一机关时填写。
    #[schema(required = true)]
    pub organ_id: Option<Uuid>,
    /// The street committee that it is about, where it is about one.
    /// 指标所涉及的街道人大工委;仅涉及单一工委时填写。
    #[schema(required = true)]
    pub committee_id: Option<Uuid>,
    /// The street or town that it is about, where it is about one.
    /// 指标所涉及的街镇;仅涉及单一街镇时填写。
    #[schema(required = true)]
    pub street_id: Option<Uuid>,
    /// The Chinese label.
    /// 中文名称。
    #[schema(examples("代表参与率"))]
    pub label_zh: Cow<'static, str>,
    /// The English label.
    /// 英文名称。
    #[schema(examples("Deputies who took part"))]
    pub label_en: Cow<'static, str>,
    /// What was counted.
    /// 计入统计的内容。
    pub numerator: i64,
    /// Among how many: a count is a number, an average a text with two places; null for a plain count.
    /// 计算基数(分母):计数为数字,平均数为保留两位小数的文本;单纯计数的为空。
    #[schema(required = true)]
    pub denominator: Option<Base>,
    /// The value, rounded half up to two places, of a coefficient of differences to four; null where there is nothing to divide by.
    /// 指标值,四舍五入保留两位小数,差异系数保留四位;分母为零的为空。
    #[schema(required = true)]
    pub value: Option<Decimal>,
    /// In what: `%`, `times`, `persons`, `days` and others.
    /// 计量单位:`%`、`times`、`persons`、`days` 等。
    #[schema(examples("%"))]
    pub unit: &'static str,
}

/// Among how many something was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Base {
    /// A count.
    Count(i64),
    /// A number with two places: an average, or a count that stands beside averages.
    Average(Hundredths),
}

impl PartialSchema for Base {
    fn schema() -> RefOr<Schema> {
        let number = ObjectBuilder::new().schema_type(Type::Integer);
        utoipa::openapi::OneOfBuilder::new().item(number).item(Hundredths::schema()).into()
    }
}

impl ToSchema for Base {
    fn name() -> Cow<'static, str> {
        "IndicatorBase".into()
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Average(average) => write!(f, "{average}"),
        }
    }
}

/// The value of an indicator, a decimal text in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// With two places.
    Two(Hundredths),
    /// With four: ten thousandths.
    Four(i64),
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Two(value) => write!(f, "{value}"),
            Self::Four(value) => write!(f, "{}.{:04}", value / 10_000, value % 10_000),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialSchema for Decimal {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(Type::String);
        text.pattern(Some(r"^-?\d+\.\d{2}(\d{2})?$")).examples(["77.50"]).into()
    }
}

impl ToSchema for Decimal {
    fn name() -> Cow<'static, str> {
        "IndicatorValue".into()
    }
}

/// A label: in Chinese, in English.
type Label<'a> = (&'a str, &'a str);

impl Indicator {
    /// Any number.
    #[must_use]
    pub fn new(
        code: &'static str,
        label: Label<'_>,
        numerator: i64,
        denominator: Option<Base>,
        value: Option<Decimal>,
        unit: &'static str,
    ) -> Self {
        let (label_zh, label_en) = (label.0.to_owned().into(), label.1.to_owned().into());
        let (part, organ_id, committee_id, street_id) = (None, None, None, None);
        Self {
            code,
            part,
            organ_id,
            committee_id,
            street_id,
            label_zh,
            label_en,
            numerator,
            denominator,
            value,
            unit,
        }
    }

    /// A plain count.
    #[must_use]
    pub fn count(code: &'static str, label: Label<'_>, count: i64, unit: &'static str) -> Self {
        Self::new(code, label, count, None, Some(Decimal::Two(Hundredths(count * 100))), unit)
    }

    /// A share of a hundred.
    #[must_use]
    pub fn share(code: &'static str, label: Label<'_>, part: i64, whole: i64) -> Self {
        let value = Hundredths::percent(part, whole).map(Decimal::Two);
        Self::new(code, label, part, Some(Base::Count(whole)), value, "%")
    }

    /// So many times a part of a whole: a mean, or how many for each ten thousand.
    #[must_use]
    pub fn per(
        code: &'static str,
        label: Label<'_>,
        (part, whole): (i64, i64),
        times: i64,
        unit: &'static str,
    ) -> Self {
        let value = Hundredths::quotient(i128::from(part) * i128::from(times), whole.into());
        Self::new(code, label, part, Some(Base::Count(whole)), value.map(Decimal::Two), unit)
    }

    /// So many for each of an average number of people.
    #[must_use]
    pub fn each(
        code: &'static str,
        label: Label<'_>,
        count: i64,
        people: Hundredths,
        unit: &'static str,
    ) -> Self {
        let value = Hundredths::quotient(i128::from(count) * 100, people.0.into());
        Self::new(code, label, count, Some(Base::Average(people)), value.map(Decimal::Two), unit)
    }

    /// How far some numbers are apart, in ten thousandths of their mean.
    #[must_use]
    pub fn differences(code: &'static str, label: Label<'_>, numbers: i64, value: Option<i64>) -> Self {
        Self::new(code, label, numbers, None, value.map(Decimal::Four), "ratio")
    }

    /// One of several parts.
    #[must_use]
    pub fn part(self, part: impl Into<Cow<'static, str>>) -> Self {
        Self { part: Some(part.into()), ..self }
    }

    /// About one organ.
    #[must_use]
    pub fn of_organ(self, organ: Uuid) -> Self {
        Self { organ_id: Some(organ), ..self }
    }

    /// About one street. Averages stand beside counts there, and all bases are written with two places.
    #[must_use]
    pub fn of_street(self, committee: Option<Uuid>, street: Uuid) -> Self {
        let two_places = |base| match base {
            Base::Count(count) => Base::Average(Hundredths(count * 100)),
            average @ Base::Average(_) => average,
        };
        let denominator = self.denominator.map(two_places);
        Self { committee_id: committee, street_id: Some(street), denominator, ..self }
    }
}

/// How many there are.
pub fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    all.fold(0, |count, _| count + 1)
}
