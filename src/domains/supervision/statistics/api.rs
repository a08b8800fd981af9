//! `GET /supervision/statistics`: the indicators of a year.

use super::{commitments, filing, openness, opinions, reading::Reading, reports, topics, votes};
use crate::TAG;
use actix_web::HttpRequest;
use chrono::{Datelike, NaiveDate};
use platform::{
    call::Call,
    numbers::{Hundredths, Year},
    openapi::{Operation, Schema},
    problem::{Code, Problem, Result},
    query_string::pairs,
    reply::Answer,
    routes::Routes,
    vocabulary::{Role, groups},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The indicators of a year.
#[derive(Serialize, ToSchema)]
struct SupervisionStatistics {
    /// The year: of the plan that an item belongs to, or in which an item outside a plan was recorded.
    #[schema(examples(2026))]
    year: i32,
    /// First day of the period.
    from: NaiveDate,
    /// Last day of the period; today while the year runs.
    to: NaiveDate,
    /// The rule set under which they are computed; null for national defaults.
    #[schema(required = true)]
    rule_set_id: Option<Uuid>,
    /// The indicators, in the order of their codes.
    items: Vec<Indicator>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SupervisionIndicator)]
pub(super) struct Indicator {
    /// `SV01` to `SV18`.
    #[schema(examples("SV04"))]
    pub code: &'static str,
    /// Which part of it, where an indicator has several.
    #[schema(required = true, examples("final"))]
    pub part: Option<String>,
    /// The organ that it is about, where it is about one.
    #[schema(required = true)]
    pub organ_id: Option<Uuid>,
    /// The Chinese label.
    #[schema(examples("正式报告按期送达率"))]
    pub label_zh: String,
    /// The English label.
    #[schema(examples("Final reports in time"))]
    pub label_en: String,
    /// What was counted.
    pub numerator: i64,
    /// Among how many; null for a plain count.
    #[schema(required = true)]
    pub denominator: Option<i64>,
    /// The value, rounded half up to two places; null where there is nothing to divide by.
    #[schema(required = true)]
    pub value: Option<Hundredths>,
    /// In what: `items`, `%`, `pp`, `days`, `min`, `person-times`.
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

pub(crate) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        "/api/v1/supervision/statistics",
        "get_supervision_statistics",
        TAG,
        ("监督工作指标", "Read the indicators of supervision"),
    );
    let read = read
        .describe(
            "SV01 to SV18 of a year, computed from the records in a fixed number of queries. \
             For the offices and members of the Standing Committee and auditors.",
        )
        .query("year", &Schema::of::<Year>(), "The year; this year if not given.")
        .answers(200, Schema::of::<SupervisionStatistics>())
        .refuses(Code::UnknownParameter);
    routes.handle(read, statistics);
}

fn year_of(call: &Call, query: &str) -> Result<i32> {
    let mut year = call.today().year();
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(Code::InvalidParameter).with("parameter", name.as_str());
        year = value.parse().ok().filter(|year| (1954..=2200).contains(year)).ok_or_else(wrong)?;
    }
    Ok(year)
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    // The numbers cover records that nobody but these sees all of.
    if !call.actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat()) {
        return Err(Problem::new(Code::Forbidden));
    }
    let year = year_of(&call, request.query_string())?;
    let reading = Reading::of(&call, year).await?;
    let mut items = [
        topics::indicators(&reading),
        reports::indicators(&reading),
        opinions::indicators(&reading),
        votes::indicators(&reading),
        openness::indicators(&reading),
        commitments::indicators(&reading),
        filing::indicators(&reading),
    ]
    .concat();
    items.sort_by_key(|indicator| indicator.code);
    let (from, to, rule_set_id) = (reading.from, reading.to, reading.rules.rule_set_id());
    Answer::json(200, &SupervisionStatistics { year, from, to, rule_set_id, items })
}
