//! The clocks of a duty report.

use crate::handled::period;
use instruments::deadlines::{Period, PeriodUnit};

/// Code of a deadline: what the deputy reports is there.
pub const DUTY_REPORT_MATERIALS: &str = "DUTY_REPORT_MATERIALS";
/// Code of a deadline: the voters rate it.
pub const DUTY_REPORT_RATING: &str = "DUTY_REPORT_RATING";
/// Code of a deadline: it is published.
pub const DUTY_REPORT_PUBLICATION: &str = "DUTY_REPORT_PUBLICATION";

/// What was sent is rated within some days; what was told, on the spot.
pub(super) const RATING: Period = period(DUTY_REPORT_RATING, "duty_report.rating_days", PeriodUnit::Days);
/// 代表法第五十八条.
pub(super) const PUBLICATION: Period =
    period(DUTY_REPORT_PUBLICATION, "duty_report.publish_days", PeriodUnit::Days);
