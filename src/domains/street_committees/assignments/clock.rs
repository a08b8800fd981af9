//! The clocks of an assignment: acceptance, result, review, a request for more time, work that is done anew.

use super::{
    Assignments,
    entity::Model,
    words::{ASSIGNMENT_RESULT, ASSIGNMENT_REWORK},
};
use chrono::NaiveDate;
use instruments::{
    calendar::Calendar,
    deadlines::{self, Opening, Period, PeriodUnit, Span, reopen_or_open},
    rule_sets::{Rule, RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result};
use uuid::Uuid;

const fn working_days(code: &'static str, key: &'static str) -> Period {
    Period::after(code, RuleKind::StreetCommittees, key, PeriodUnit::WorkingDays)
}

/// The target accepts or declines.
pub(super) const ACCEPTANCE: Period = working_days("ASSIGNMENT_ACCEPTANCE", "assignment.accept_working_days");
/// The issuer looks at the result.
pub(super) const REVIEW: Period = working_days("ASSIGNMENT_REVIEW", "assignment.review_working_days");
/// The issuer answers a request for more time.
pub(super) const EXTENSION: Period =
    working_days("ASSIGNMENT_EXTENSION", "assignment.extension_working_days");

/// A rule of assignments as it is today.
pub(super) async fn rule_of(work: &UnitOfWork<'_>, key: &str) -> Result<Rule> {
    rule(work, RuleKind::StreetCommittees, key, work.call.today()).await
}

/// The day so many working days after another, as a rule has the number.
pub(super) async fn working_days_after(
    work: &UnitOfWork<'_>,
    key: &str,
    day: NaiveDate,
) -> Result<NaiveDate> {
    let amount = rule_of(work, key).await?.value;
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    Ok(Span::after(amount, PeriodUnit::WorkingDays).from(day, &calendar)?.due_on)
}

/// Who does it.
pub(super) fn target_of(row: &Model) -> Uuid {
    row.target_organization_ids.0.first().copied().unwrap_or_default()
}

/// The clocks of an assignment that was handed out.
pub(super) async fn start(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    ACCEPTANCE.open::<Assignments>(work, row.id, target_of(row), work.call.today()).await?;
    let Some(due_on) = row.due_on else { return Ok(()) };
    let basis = "交办规定的期限".to_owned();
    let opening = Opening::on_day(due_on, ASSIGNMENT_RESULT, row.id, target_of(row), basis, None);
    reopen_or_open::<Assignments>(work, opening).await
}

/// The clock of work that is done anew.
pub(super) async fn rework(work: &UnitOfWork<'_>, row: &Model, until: NaiveDate) -> Result<()> {
    let basis = "退回重办规定的期限".to_owned();
    let opening = Opening::on_day(until, ASSIGNMENT_REWORK, row.id, target_of(row), basis, None);
    reopen_or_open::<Assignments>(work, opening).await
}

/// What is over with the result.
pub(super) async fn submitted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    for code in [ASSIGNMENT_RESULT, ASSIGNMENT_REWORK] {
        deadlines::meet(work, code, row.id, work.call.today()).await?;
    }
    deadlines::cancel(work, EXTENSION.code, row.id).await?;
    REVIEW.open::<Assignments>(work, row.id, row.issuing_organization_id, work.call.today()).await?;
    Ok(())
}
