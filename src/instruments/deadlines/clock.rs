//! Opening, meeting, moving and cancelling deadlines, as consequences of what their records do.

use super::{
    DeadlineAction, DeadlineState, Deadlines,
    arithmetic::{Span, Step},
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

/// A deadline as it is counted.
pub(super) struct Counted {
    opening: Opening,
    subject_type: &'static str,
    amount: i32,
    pub(super) due_on: NaiveDate,
    yellow_from: NaiveDate,
    steps: Vec<Step>,
}

impl Counted {
    /// Counts a deadline of a record of kind `W`.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING`.
    pub(super) async fn of<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<Self> {
        let calendar = Calendar::of_district(work.tx, work.district_code).await?;
        let notice = rule(work, RuleKind::General, YELLOW_DAYS, opening.starts_on).await?.value;
        Self::by::<W>(opening, &calendar, notice)
    }

    /// The same by what was read before: the calendar, and the days from which it is urgent.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING`.
    pub(super) fn by<W: Workflow>(opening: Opening, calendar: &Calendar, notice: u32) -> Result<Self> {
        let computed = opening.span.from(opening.starts_on, calendar);
        let computed = computed.map_err(|problem| waiting::<W>(problem, opening.code, opening.subject_id))?;
        Ok(Self {
            subject_type: W::KIND,
            amount: i32::try_from(opening.span.amount).map_err(Problem::internal)?,
            due_on: computed.due_on,
            yellow_from: computed.due_on - Days::new(notice.into()),
            steps: computed.steps,
            opening,
        })
    }

    /// Writes it to its row.
    pub(super) fn write(self, row: &mut Model) {
        let Opening { code, subject_id, responsible, starts_on, span, basis, rule_set_id } = self.opening;
        row.subject_type = self.subject_type.into();
        row.subject_id = subject_id;
        row.code = code.into();
        row.basis = basis;
        row.responsible_organization_id = responsible;
        row.starts_on = starts_on;
        row.amount = self.amount;
        (row.unit, row.direction) = (span.unit, span.direction);
        (row.due_on, row.effective_due_on, row.extended_to) = (self.due_on, self.due_on, None);
        row.yellow_from = self.yellow_from;
        row.unopened = false;
        row.rule_set_id = rule_set_id;
        row.steps = self.steps.into();
    }

    /// Whether it runs still, or is over.
    pub(super) fn state(&self, today: NaiveDate) -> DeadlineState {
        if self.due_on < today { DeadlineState::Overdue } else { DeadlineState::Running }
    }
}

/// Opens a deadline of a record of kind `W`; one with the same code that runs is computed anew instead.
///
/// # Errors
/// `CALENDAR_YEAR_MISSING`.
pub async fn open<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<NaiveDate> {
    let Some(row) = running(work, opening.subject_id, Some(opening.code)).await?.pop() else {
        return begin::<W>(work, opening).await;
    };
    let counted = Counted::of::<W>(work, opening).await?;
    let (due_on, state) = (counted.due_on, counted.state(work.call.today()));
    let write = |row: &mut Model| counted.write(row);
    work.advance_to::<Deadlines>(row, DeadlineAction::Recompute, Some(state), write).await?;
    Ok(due_on)
}

/// Opens a deadline beside those of the same code that run.
pub(super) async fn begin<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<NaiveDate> {
    let counted = Counted::of::<W>(work, opening).await?;
    let due_on = counted.due_on;
    work.make::<Deadlines>(|row| counted.write(row)).await?;
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
        meet_row(work, row, on).await?;
    }
    Ok(())
}

/// Records that one deadline was met.
pub(super) async fn meet_row(work: &UnitOfWork<'_>, row: Model, on: NaiveDate) -> Result<()> {
    let in_time = on <= row.effective_due_on;
    let state = if in_time { DeadlineState::Met } else { DeadlineState::MetLate };
    work.advance_to::<Deadlines>(row, DeadlineAction::Meet, Some(state), |row| row.met_on = Some(on)).await?;
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

pub(super) async fn running(
    work: &UnitOfWork<'_>,
    subject_id: Uuid,
    code: Option<&str>,
) -> Result<Vec<Model>> {
    let mut found = work
        .all::<Deadlines>()
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::State.is_in(DeadlineState::open()));
    if let Some(code) = code {
        found = found.filter(Column::Code.eq(code));
    }
    Ok(found.all(work.tx).await?)
}
