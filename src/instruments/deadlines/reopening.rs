//! What was met and is not: a report sent back, a result refuted, a publication withdrawn (00 §5.8).

use super::{
    DeadlineAction, DeadlineState, Deadlines, Direction, Opening, PeriodUnit,
    entity::{Column, Model},
    open,
};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result, values::clock::legal_date, workflow::Workflow};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Until when a deadline runs that is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// Until its old last day; it is overdue at once if that has passed.
    AsBefore,
    /// Until this day.
    On(NaiveDate),
}

/// Opens a deadline again that was met, or cancelled: the newest of this code. One that still runs is moved, if there is a new
/// last day. Answers the last day; none if there never was such a deadline.
///
/// # Errors
/// The database failed.
pub async fn reopen(
    work: &UnitOfWork<'_>,
    code: &str,
    subject_id: Uuid,
    last_day: LastDay,
) -> Result<Option<NaiveDate>> {
    let all = work.all::<Deadlines>().filter(Column::SubjectId.eq(subject_id)).filter(Column::Code.eq(code));
    let Some(row) = all.order_by_desc(Column::Id).one(work.tx).await? else { return Ok(None) };
    let due_on = match last_day {
        LastDay::AsBefore => row.effective_due_on,
        LastDay::On(day) => day,
    };
    let runs = DeadlineState::open().contains(&row.state);
    if runs && last_day == LastDay::AsBefore {
        return Ok(Some(due_on));
    }
    let state =
        if due_on < legal_date(work.call.now) { DeadlineState::Overdue } else { DeadlineState::Running };
    let change = |row: &mut Model| {
        row.yellow_from += due_on - row.effective_due_on;
        row.effective_due_on = due_on;
        if let LastDay::On(day) = last_day {
            (row.due_on, row.extended_to) = (day, None);
            // The day is known now, and is no longer counted from when the matter began: a corrected calendar leaves it.
            (row.starts_on, row.amount) = (day, 0);
            (row.unit, row.direction) = (PeriodUnit::Days, Direction::Before);
        }
        row.met_on = None;
        row.reopenings += 1;
    };
    work.advance_to::<Deadlines>(row, DeadlineAction::Reopen, Some(state), change).await?;
    Ok(Some(due_on))
}

/// Opens again what was met last among deadlines of these codes, with its old last day.
///
/// # Errors
/// The database failed.
pub async fn reopen_last_met(work: &UnitOfWork<'_>, codes: &[&str], subject_id: Uuid) -> Result<()> {
    let met = work.all::<Deadlines>().filter(Column::SubjectId.eq(subject_id));
    let met = met.filter(Column::Code.is_in(codes.iter().copied())).filter(Column::MetOn.is_not_null());
    let met = met.order_by_desc(Column::MetOn).order_by_desc(Column::UpdatedAt).one(work.tx).await?;
    if let Some(row) = met {
        reopen(work, &row.code, subject_id, LastDay::AsBefore).await?;
    }
    Ok(())
}

/// The last day of a deadline that runs, if it does.
///
/// # Errors
/// The database failed.
pub async fn running_day(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid) -> Result<Option<NaiveDate>> {
    let all = work.all::<Deadlines>().filter(Column::SubjectId.eq(subject_id)).filter(Column::Code.eq(code));
    let running = all.filter(Column::State.is_in(DeadlineState::open())).one(work.tx).await?;
    Ok(running.map(|row| row.effective_due_on))
}

/// Runs until a day that is known: what runs is moved, what was met or cancelled runs again, and there is never another beside it.
///
/// # Errors
/// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
pub async fn run_until<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<()> {
    if running_day(work, opening.code, opening.subject_id).await?.is_none() {
        return reopen_or_open::<W>(work, opening).await;
    }
    open::<W>(work, opening).await?;
    Ok(())
}

/// Opens it again until a day that is known; a record that never had the deadline has it from now on.
///
/// # Errors
/// The database failed.
pub async fn reopen_or_open<W: Workflow>(work: &UnitOfWork<'_>, opening: Opening) -> Result<()> {
    let last_day = LastDay::On(opening.starts_on);
    if reopen(work, opening.code, opening.subject_id, last_day).await?.is_none() {
        open::<W>(work, opening).await?;
    }
    Ok(())
}
