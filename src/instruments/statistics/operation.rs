//! How statistics are asked for, and what is answered.

use super::{Indicator, Period};
use crate::codes;
use chrono::{Datelike, NaiveDate};
use platform::{
    call::Call,
    document::{Operation, Tag},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    records::filter_value::FilterValue,
    values::{numbers::Year, schema::Schema},
    vocabulary::Role,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The operation that serves the statistics of a domain.
#[derive(Debug, Clone, Copy)]
pub struct Statistics {
    /// Where.
    pub path: &'static str,
    /// Its id in the document.
    pub id: &'static str,
    /// Its group.
    pub tag: Tag,
    /// What it is called, in Chinese and English.
    pub title: (&'static str, &'static str),
    /// What it counts and for whom.
    pub about: &'static str,
    /// The codes of all indicators.
    pub codes: &'static [&'static str],
    /// Who reads them.
    pub readers: &'static [&'static [Role]],
    /// What names the period: `year`, `period` for quarters too, or either.
    pub periods: &'static [&'static str],
    /// What may be asked for alone: a parameter, and what it names.
    pub one: Option<One>,
}

/// One of those that the numbers are about: the name of its parameter, and what that names, in English and Chinese.
pub type One = (&'static str, &'static str);

/// One street.
pub const STREET: One = ("street_id", "One street or town.\n指定街镇。");

/// What is asked for.
#[derive(Debug)]
pub struct Asked {
    /// Of which days.
    pub period: Period,
    /// Of which alone.
    pub one: Option<Uuid>,
    /// Some indicators; all if none are named.
    codes: Option<Vec<String>>,
}

/// The indicators of a period.
/// 统计期间的各项指标。
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Statistics)]
pub struct Counted {
    /// The year of the period.
    /// 统计期间所在的年度。
    #[schema(examples(2026))]
    year: i32,
    /// First day of the period.
    /// 统计期间的首日。
    from: NaiveDate,
    /// Last day of the period; today while it runs.
    /// 统计期间的末日;期间未结束的为当日。
    to: NaiveDate,
    /// The rule set under which they are computed; null for national defaults.
    /// 计算指标所适用的规则集;适用全国默认值的为空。
    #[schema(required = true)]
    rule_set_id: Option<Uuid>,
    /// The indicators.
    /// 各项指标。
    items: Vec<Indicator>,
}

/// A year or a quarter, of the years that [`Period::read`] knows.
const PERIOD: &str = "(?:19(?:5[4-9]|[6-9][0-9])|2[01][0-9]{2}|2200)(?:-Q[1-4])?";

impl Statistics {
    /// The operation in the document.
    #[must_use]
    pub fn operation(&self) -> Operation {
        let read = Operation::new("get", self.path, self.id, self.tag, self.title).describe(self.about);
        let year = "The year; this year if not given.\n年份;未给出则为当年。";
        let period = "A year (`2026`) or a quarter (`2026-Q3`); this year if not given.\n\
                      年度(`2026`)或者季度(`2026-Q3`);未给出则为当年。";
        let read = self.periods.iter().fold(read, |read, name| match *name {
            "year" => read.query("year", &Schema::of::<Year>(), year),
            name => read.query(name, &Schema::matching(PERIOD), period),
        });
        let read =
            self.one.iter().fold(read, |read, (name, text)| read.query(name, &Uuid::value_schema(), text));
        let one = self.codes.join("|");
        let several = Schema::matching(&format!("(?:{one})(?:,(?:{one}))*"));
        read.query("codes", &several, "Codes, separated by commas.\n指标代码,以逗号分隔。")
            .answers(200, Schema::of::<Counted>)
            .refuses(codes::UNKNOWN_PARAMETER)
    }

    /// What a request asks for, if the caller reads it.
    ///
    /// # Errors
    /// `FORBIDDEN`, or `INVALID_PARAMETER` with the name of the parameter.
    pub fn asked(&self, call: &Call, query: &str) -> Result<Asked> {
        // The numbers cover records that few see all of.
        if !call.actor.is_any(&self.readers.concat()) {
            return Err(Problem::new(codes::FORBIDDEN));
        }
        let (mut period, mut one, mut wanted) = (None, None, None);
        for (name, value) in pairs(query) {
            let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
            match name.as_str() {
                // A year is a period, too, and no quarter; what is asked for twice is asked for wrongly.
                "period" | "year" => {
                    let fits = period.is_none() && (name == "period" || !value.contains('-'));
                    let read = Period::read(&value, call.today()).filter(|_| fits);
                    period = Some(read.ok_or_else(wrong)?);
                }
                "codes" => {
                    wanted =
                        Some(self.known(&value).ok_or_else(|| wrong().with("allowed", self.codes.to_vec()))?);
                }
                name if self.one.is_some_and(|one| one.0 == name) => {
                    one = Some(value.parse().map_err(|_| wrong())?);
                }
                _ => {}
            }
        }
        let this_year = || Period::of_year(call.today().year(), call.today());
        let period = period.or_else(this_year);
        let period = period.ok_or_else(|| Problem::internal("a year outside the calendar"))?;
        Ok(Asked { period, one, codes: wanted })
    }

    /// The codes of a list, if each is the code of an indicator.
    fn known(&self, list: &str) -> Option<Vec<String>> {
        let codes: Vec<String> = list.split(',').map(str::to_owned).collect();
        codes.iter().all(|code| self.codes.contains(&code.as_str())).then_some(codes)
    }
}

impl Asked {
    /// Whether an indicator is asked for.
    #[must_use]
    pub fn wants(&self, code: &str) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.iter().any(|one| one == code))
    }

    /// The answer.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn answer(&self, rule_set_id: Option<Uuid>, mut items: Vec<Indicator>) -> Result<Answer> {
        items.retain(|one| self.wants(one.code));
        let Period { from, to } = self.period;
        Answer::json(200, &Counted { year: from.year(), from, to, rule_set_id, items })
    }
}
