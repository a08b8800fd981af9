//! The clocks of a duty report, and the numbers of its rules.

use super::DutyReports;
use instruments::{
    deadlines::{Period, PeriodUnit},
    rule_sets::{RuleKind, rule},
};
use platform::{call::Step, problem::Result};

/// Code of a deadline: what the deputy reports is there.
pub const DUTY_REPORT_MATERIALS: &str = "DUTY_REPORT_MATERIALS";
/// Code of a deadline: the voters rate it.
pub const DUTY_REPORT_RATING: &str = "DUTY_REPORT_RATING";
/// Code of a deadline: it is published.
pub const DUTY_REPORT_PUBLICATION: &str = "DUTY_REPORT_PUBLICATION";

const fn days(code: &'static str, key: &'static str) -> Period {
    Period::after(code, RuleKind::Stations, key, PeriodUnit::Days)
}

/// What was sent is rated within some days; what was told, on the spot.
pub(super) const RATING: Period = days(DUTY_REPORT_RATING, "duty_report.rating_days");
/// 代表法第五十八条.
pub(super) const PUBLICATION: Period = days(DUTY_REPORT_PUBLICATION, "duty_report.publish_days");

/// A number of the rules in force today.
pub(super) async fn number(step: &Step<'_, DutyReports>, key: &str) -> Result<u32> {
    Ok(rule(&step.work(), RuleKind::Stations, key, step.today()).await?.value)
}
