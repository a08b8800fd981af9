//! The clock of a duty record.

use super::words::DUTY_VERIFICATION;
use instruments::{
    deadlines::{Period, PeriodUnit},
    rule_sets::RuleKind,
};

/// Verified by somebody else within some days.
pub(super) const VERIFICATION: Period =
    Period::after(DUTY_VERIFICATION, RuleKind::Stations, "duty_record.verify_days", PeriodUnit::Days);
