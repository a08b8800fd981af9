//! One number of a year, with what it was counted from.

use platform::values::numbers::Hundredths;
use serde::Serialize;
use utoipa::ToSchema;

/// An indicator.
/// 家站点指标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StationsIndicator)]
pub(super) struct Indicator {
    /// `HS01` to `HS21`.
    /// 指标代码,`HS01` 至 `HS21`。
    #[schema(examples("HS12"))]
    pub code: &'static str,
    /// Which part of it, where an indicator has several.
    /// 指标的分项;指标有多个分项时填写。
    #[schema(required = true, examples("result_satisfied"))]
    pub part: Option<&'static str>,
    /// The Chinese label.
    /// 中文名称。
    #[schema(examples("意见按期答复率"))]
    pub label_zh: &'static str,
    /// The English label.
    /// 英文名称。
    #[schema(examples("Opinions answered in time"))]
    pub label_en: &'static str,
    /// What was counted.
    /// 计入统计的内容。
    pub numerator: i64,
    /// Among how many; null for a plain count.
    /// 计算基数(分母);单纯计数的为空。
    #[schema(required = true)]
    pub denominator: Option<i64>,
    /// The value, rounded half up to two places; null where there is nothing to divide by.
    /// 指标值,四舍五入保留两位小数;分母为零的为空。
    #[schema(required = true)]
    pub value: Option<Hundredths>,
    /// In what: `%`, `days`, `per_10000`, `opinions`.
    /// 计量单位:`%`、`days`、`per_10000`、`opinions`。
    #[schema(examples("%"))]
    pub unit: &'static str,
}

/// A label: in Chinese, in English.
type Label = (&'static str, &'static str);

impl Indicator {
    /// A plain count.
    pub(super) fn count(code: &'static str, label: Label, count: i64, unit: &'static str) -> Self {
        Self::new(code, label, (count, None), Some(Hundredths(count * 100)), unit)
    }

    /// A share of a hundred.
    pub(super) fn share(code: &'static str, label: Label, part: i64, whole: i64) -> Self {
        Self::new(code, label, (part, Some(whole)), Hundredths::percent(part, whole), "%")
    }

    /// So many times a part of a whole.
    pub(super) fn per(
        code: &'static str,
        label: Label,
        (part, whole): (i64, i64),
        times: i64,
        unit: &'static str,
    ) -> Self {
        let value = Hundredths::quotient(i128::from(part) * i128::from(times), whole.into());
        Self::new(code, label, (part, Some(whole)), value, unit)
    }

    fn new(
        code: &'static str,
        label: Label,
        (numerator, denominator): (i64, Option<i64>),
        value: Option<Hundredths>,
        unit: &'static str,
    ) -> Self {
        Self { code, part: None, label_zh: label.0, label_en: label.1, numerator, denominator, value, unit }
    }

    /// One of several parts.
    pub(super) fn part(mut self, part: &'static str) -> Self {
        self.part = Some(part);
        self
    }
}

/// How many there are.
pub(super) fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    all.fold(0, |count, _| count + 1)
}
