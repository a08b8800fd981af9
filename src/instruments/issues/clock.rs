//! The clocks of an issue: the plan, the rectification, the report on audit issues, the verification, yearly progress.

use super::{
    Issues,
    entity::Model,
    words::{ISSUE_PROGRESS, ISSUE_RECTIFICATION},
};
use crate::{
    deadlines::{self, Opening, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
};

pub(super) const PLAN: Period =
    Period::after("ISSUE_PLAN", RuleKind::General, "issue.plan_working_days", PeriodUnit::WorkingDays);
pub(super) const VERIFICATION: Period = Period::after(
    "ISSUE_VERIFICATION",
    RuleKind::General,
    "issue.verify_working_days",
    PeriodUnit::WorkingDays,
);
/// 监督法第二十七条: the report on what the audit found.
pub(super) const AUDIT: Period = Period::after(
    "AUDIT_RECTIFICATION",
    RuleKind::Supervision,
    "audit.rectification_months",
    PeriodUnit::Months,
);
/// The yearly report on an issue that is worked on for long.
pub const PROGRESS: Period =
    Period::after(ISSUE_PROGRESS, RuleKind::General, "issue.progress_months", PeriodUnit::Months);

/// Opens the clock of the next yearly report; answers its last day.
///
/// # Errors
/// `CALENDAR_YEAR_MISSING`.
pub async fn open_progress(work: &UnitOfWork<'_>, row: &Model, starts_on: NaiveDate) -> Result<NaiveDate> {
    PROGRESS.open::<Issues>(work, row.id, row.responsible_org_id, starts_on).await
}

/// Opens the clock of the rectification, until the day that the issue names.
pub(super) async fn open_rectification(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let due_on = row.due_on.ok_or_else(|| Problem::internal("an assigned issue without its last day"))?;
    let basis = "交办规定的整改期限".into();
    let opening = Opening::on_day(due_on, ISSUE_RECTIFICATION, row.id, row.responsible_org_id, basis, None);
    deadlines::open::<Issues>(work, opening).await?;
    Ok(())
}
