//! Opening, meeting, moving and cancelling deadlines, as consequences of what their records do.

use super::{
    DeadlineAction, DeadlineState, Deadlines,
    arithmetic::Span,
    entity::{Column, Model},
};
use crate::{
    calendar::Calendar,
    codes,
    rule_sets::{RuleKind, rule},
};
use chrono::{Days, NaiveDate};
use platform::{
    call::UnitOfWork,
    problem::{Code, Problem, Result},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// With what starting a clock may be refused: it needs a rule in force and the calendar of its years.
pub const REFUSALS: &[Code] = &[codes::CALENDAR_YEAR_MISSING, codes::RULE_SET_MISSING];
/// The rule with the days from which a deadline is urgent.
pub const YELLOW_DAYS: &str = "deadline.yellow_days";

/// A deadline to open.
#[derive(Debug, Clone)]
pub struct Opening {
    /// `REPORT_FINAL`.
    pub code: &'static str,
    /// The record it is about.
    pub subject_id: Uuid,
    /// Who has to keep it.
    pub responsible: Uuid,
    /// From when it is counted.
    pub starts_on: NaiveDate,
    /// How it is counted.
    pub span: Span,
    /// The article that says so.
    pub basis: String,
    /// The rule set that has the number; none for a national default.
    pub rule_set_id: Option<Uuid>,
}

impl Opening {
    /// A deadline on a day that is known: nothing is counted, and no calendar is needed.
    #[must_use]
    pub fn on_day(
        day: NaiveDate,
        code: &'static str,
        subject_id: Uuid,
        responsible: Uuid,
        basis: String,
        rule_set_id: Option<Uuid>,
    ) -> Self {
        Self { code, subject_id, responsible, starts_on: day, span: Span::days_before(0), basis, rule_set_id }
    }
}

/// Opens a deadline of a record of kind `W`; one with the same code that runs is computed anew instead.
///
/// # Errors
/// `CALENDAR_YEAR_MISSING`.
pub async fn open<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<NaiveDate> {
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    let computed = opening.span.from(opening.starts_on, &calendar);
    let computed = computed.map_err(|problem| waiting::<W>(problem, opening.code, opening.subject_id))?;
    let due_on = computed.due_on;
    let notice = rule(work, RuleKind::General, YELLOW_DAYS, opening.starts_on).await?.value;
    let yellow_from = due_on - Days::new(notice.into());
    let amount = i32::try_from(opening.span.amount).map_err(Problem::internal)?;
    let running = running(work, opening.subject_id, Some(opening.code)).await?.pop();
    let fill = |row: &mut Model| {
        row.subject_type = W::KIND.into();
        row.subject_id = opening.subject_id;
        row.code = opening.code.into();
        row.basis = opening.basis;
        row.responsible_organization_id = opening.responsible;
        row.starts_on = opening.starts_on;
        row.amount = amount;
        row.unit = opening.span.unit;
        row.direction = opening.span.direction;
        row.due_on = due_on;
        row.extended_to = None;
        row.effective_due_on = due_on;
        row.yellow_from = yellow_from;
        row.rule_set_id = opening.rule_set_id;
        row.steps = computed.steps.into();
    };
    match running {
        Some(row) => work.advance::<Deadlines>(row, DeadlineAction::Recompute, fill).await?,
        None => work.make::<Deadlines>(fill).await?,
    };
    Ok(due_on)
}

/// A year that is missing says which record waits for it.
fn waiting<W: Workflow>(problem: Problem, code: &str, subject: Uuid) -> Problem {
    problem.with("subject_type", W::KIND).with("subject_id", subject.to_string()).with("deadline", code)
}

/// Records that what a deadline asks for was done; without such a deadline there is nothing to record.
///
/// # Errors
/// The database failed.
pub async fn meet(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid, on: NaiveDate) -> Result<()> {
    for row in running(work, subject_id, Some(code)).await? {
        let in_time = on <= row.effective_due_on;
        let state = if in_time { DeadlineState::Met } else { DeadlineState::MetLate };
        work.advance_to::<Deadlines>(row, DeadlineAction::Meet, Some(state), |row| row.met_on = Some(on))
            .await?;
    }
    Ok(())
}

/// Moves the last day of a deadline that runs, as a decision about its record.
///
/// # Errors
/// The database failed.
pub async fn extend(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid, to: NaiveDate) -> Result<()> {
    for row in running(work, subject_id, Some(code)).await? {
        work.advance::<Deadlines>(row, DeadlineAction::Extend, |row| row.extend(to)).await?;
    }
    Ok(())
}

/// Cancels one deadline of a record, if it still runs.
///
/// # Errors
/// The database failed.
pub async fn cancel(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid) -> Result<()> {
    for row in running(work, subject_id, Some(code)).await? {
        work.advance::<Deadlines>(row, DeadlineAction::Cancel, |_| {}).await?;
    }
    Ok(())
}

/// Cancels every deadline of a record that still runs.
///
/// # Errors
/// The database failed.
pub async fn cancel_all(work: &UnitOfWork<'_>, subject_id: Uuid) -> Result<()> {
    for row in running(work, subject_id, None).await? {
        work.advance::<Deadlines>(row, DeadlineAction::Cancel, |_| {}).await?;
    }
    Ok(())
}

impl Model {
    /// The record whose deadline this is, if it is one of that code.
    #[must_use]
    pub fn subject_of(&self, code: &str) -> Option<Uuid> {
        (self.code == code).then_some(self.subject_id)
    }

    /// Moves the last day, and with it the day from which it is urgent.
    pub(super) fn extend(&mut self, to: NaiveDate) {
        self.yellow_from += to - self.effective_due_on;
        self.extended_to = Some(to);
        self.effective_due_on = to;
    }
}

async fn running(work: &UnitOfWork<'_>, subject_id: Uuid, code: Option<&str>) -> Result<Vec<Model>> {
    let mut found = work
        .all::<Deadlines>()
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::State.is_in(DeadlineState::open()));
    if let Some(code) = code {
        found = found.filter(Column::Code.eq(code));
    }
    Ok(found.all(work.tx).await?)
}
