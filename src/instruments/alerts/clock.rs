//! The clocks of an alert: days for assigning it, then days for explaining it.

use super::Alerts;
use crate::{
    deadlines::{self, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{call::UnitOfWork, problem::Result};
use uuid::Uuid;

const ASSIGNMENT: Period = within("ALERT_ASSIGNMENT", "alert.assign_working_days");
const EXPLANATION: Period = within("ALERT_EXPLANATION", "alert.explain_working_days");

const fn within(code: &'static str, key: &'static str) -> Period {
    Period::after(code, RuleKind::General, key, PeriodUnit::WorkingDays)
}

/// Raised: the committee whose rule it is has it assigned within days.
pub(super) async fn raised(work: &UnitOfWork<'_>, alert: Uuid, committee: Uuid) -> Result<()> {
    open(work, alert, ASSIGNMENT, committee).await
}

/// Assigned: the handler explains it within days.
pub(super) async fn assigned(work: &UnitOfWork<'_>, alert: Uuid, handler: Uuid) -> Result<()> {
    deadlines::meet(work, ASSIGNMENT.code, alert, work.call.today()).await?;
    open(work, alert, EXPLANATION, handler).await
}

/// Explained.
pub(super) async fn explained(work: &UnitOfWork<'_>, alert: Uuid) -> Result<()> {
    deadlines::meet(work, EXPLANATION.code, alert, work.call.today()).await
}

async fn open(work: &UnitOfWork<'_>, alert: Uuid, period: Period, responsible: Uuid) -> Result<()> {
    period.open::<Alerts>(work, alert, responsible, work.call.today()).await?;
    Ok(())
}
