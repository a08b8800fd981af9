//! Periods and numbers of the rules of livelihood projects (07 §4.9).

use chrono::NaiveDate;
use instruments::{
    deadlines::{Period, PeriodUnit},
    rule_sets::{Rule, RuleBook, RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result, records::record::Record, values::clock::legal_date};

/// A period of the rules of livelihood projects.
pub(crate) const fn period(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::Livelihood, key, unit)
}

/// A number of the rules in force today.
pub(crate) async fn number(work: &UnitOfWork<'_>, key: &str) -> Result<u32> {
    Ok(rule(work, RuleKind::Livelihood, key, work.call.today()).await?.value)
}

/// The day whose rules a year or a project keeps, whatever comes into force while it runs: that on which it began (07 §3.8).
pub(crate) fn ruled_on(running: &impl Record) -> NaiveDate {
    legal_date(running.stamps().created_at)
}

/// The rules that a year or a project keeps, for whoever asks for several.
pub(crate) async fn book_of(work: &UnitOfWork<'_>, running: &impl Record) -> Result<RuleBook> {
    RuleBook::open(work.tx, work.district_code, RuleKind::Livelihood, ruled_on(running)).await
}

/// A rule that a year or a project keeps.
pub(crate) async fn rule_of(work: &UnitOfWork<'_>, running: &impl Record, key: &str) -> Result<Rule> {
    book_of(work, running).await?.rule(key)
}

/// A number of the rules that a year or a project keeps.
pub(crate) async fn number_of(work: &UnitOfWork<'_>, running: &impl Record, key: &str) -> Result<u32> {
    Ok(rule_of(work, running, key).await?.value)
}
