//! Periods and numbers of the rules of livelihood projects (07 §4.9).

use instruments::{
    deadlines::{Period, PeriodUnit},
    rule_sets::{RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result};

/// A period of the rules of livelihood projects.
pub(crate) const fn period(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::Livelihood, key, unit)
}

/// A number of the rules in force today.
pub(crate) async fn number(work: &UnitOfWork<'_>, key: &str) -> Result<u32> {
    Ok(rule(work, RuleKind::Livelihood, key, work.call.today()).await?.value)
}
