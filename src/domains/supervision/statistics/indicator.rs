//! One number of a year, with what it was counted from.

use platform::values::numbers::Hundredths;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An indicator.
/// 监督工作指标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SupervisionIndicator)]
pub(super) struct Indicator {
    /// `SV01` to `SV18`.
    /// 指标代码,`SV01` 至 `SV18`。
    #[schema(examples("SV04"))]
    pub code: &'static str,
    /// Which part of it, where an indicator has several.
    /// 指标的分项;指标有多个分项时填写。
    #[schema(required = true, examples("final"))]
    pub part: Option<String>,
    /// The organ that it is about, where it is about one.
    /// 指标所涉及的机关;仅涉及单一机关时填写。
    #[schema(required = true)]
    pub organ_id: Option<Uuid>,
    /// The Chinese label.
    /// 中文名称。
    #[schema(examples("正式报告按期送达率"))]
    pub label_zh: String,
    /// The English label.
    /// 英文名称。
    #[schema(examples("Final reports in time"))]
    pub label_en: String,
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
    /// In what: `items`, `%`, `pp`, `days`, `min`, `person-times`.
    /// 计量单位:`items`、`%`、`pp`、`days`、`min`、`person-times`。
    #[schema(examples("%"))]
    pub unit: &'static str,
}

impl Indicator {
    /// A plain count.
    pub(super) fn count(code: &'static str, label: (&str, &str), count: i64, unit: &'static str) -> Self {
        Self::new(code, label, count, None, Some(Hundredths(count * 100)), unit)
    }

    /// A share of a hundred.
    pub(super) fn share(code: &'static str, label: (&str, &str), part: i64, whole: i64) -> Self {
        Self::new(code, label, part, Some(whole), Hundredths::percent(part, whole), "%")
    }

    /// A mean.
    pub(super) fn mean(
        code: &'static str,
        label: (&str, &str),
        sum: i64,
        of: i64,
        unit: &'static str,
    ) -> Self {
        Self::new(code, label, sum, Some(of), Hundredths::quotient(sum.into(), of.into()), unit)
    }

    /// Any other value.
    pub(super) fn new(
        code: &'static str,
        label: (&str, &str),
        numerator: i64,
        denominator: Option<i64>,
        value: Option<Hundredths>,
        unit: &'static str,
    ) -> Self {
        let (label_zh, label_en) = (label.0.to_owned(), label.1.to_owned());
        Self { code, part: None, organ_id: None, label_zh, label_en, numerator, denominator, value, unit }
    }

    /// One of several parts.
    pub(super) fn part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// About one organ.
    pub(super) fn of(mut self, organ: Uuid) -> Self {
        self.organ_id = Some(organ);
        self
    }
}

/// How many there are.
pub(super) fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    all.fold(0, |count, _| count + 1)
}
