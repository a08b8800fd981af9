//! Periods and numbers of the rules of livelihood projects (07 §4.9).

use instruments::{
    deadlines::{Period, PeriodUnit},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{call::UnitOfWork, problem::Result};

/// A period of the rules of livelihood projects.
pub(crate) const fn period(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::Livelihood, key, unit)
}

/// The rules in force today, for whoever asks for several.
pub(crate) async fn book(work: &UnitOfWork<'_>) -> Result<RuleBook> {
    RuleBook::open(work.tx, work.district_code, RuleKind::Livelihood, work.call.today()).await
}

/// A number of the rules in force today.
pub(crate) async fn number(work: &UnitOfWork<'_>, key: &str) -> Result<u32> {
    Ok(book(work).await?.rule(key)?.value)
}
