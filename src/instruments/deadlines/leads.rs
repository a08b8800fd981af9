//! Days before a meeting (监督法第十五条): they move with it however it is changed, what was done is judged anew, and nothing opens
//! that nobody can meet (00 §5.8).

use super::{
    Almanac, DeadlineAction, DeadlineState, Deadlines, Opening, Period, Span,
    clock::Counted,
    entity::{Column, Model},
};
use chrono::{Days, NaiveDate};
use platform::{
    call::UnitOfWork,
    problem::{Code, Result},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

/// A day that was recorded, against the last day of the meeting as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// As it was.
    Same,
    /// What was in time is late now.
    Late,
    /// What was late is in time now.
    InTime,
}

/// What became of a deadline when its meeting was set, moved or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// It runs, or is overdue.
    Open(NaiveDate),
    /// Its last day had passed before it began.
    Unopened(NaiveDate),
    /// The step was done before.
    Done(NaiveDate, Judged),
}

/// A step before a meeting.
#[derive(Debug, Clone, Copy)]
pub struct Lead {
    /// The record that the meeting deals with.
    pub subject_id: Uuid,
    /// Who owes the step.
    pub responsible: Uuid,
    /// When the step was done, if it was.
    pub done_on: Option<NaiveDate>,
}

impl Period {
    /// The last day before a day, by the rule in force then.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub async fn last_day_before(self, work: &UnitOfWork<'_>, day: NaiveDate) -> Result<NaiveDate> {
        Ok(day - Days::new(self.rule_on(work, day).await?.value.into()))
    }

    /// Counts the days before the meeting of an almanac anew, for a record of kind `W`.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
    pub async fn follow<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        lead: Lead,
        almanac: &Almanac,
    ) -> Result<Followed> {
        let pages = almanac.pages(work).await?;
        let rule = pages.rule(self)?;
        let opening = Opening {
            code: self.code,
            subject_id: lead.subject_id,
            responsible: lead.responsible,
            starts_on: almanac.day(),
            span: Span::days_before(rule.value),
            basis: rule.basis,
            rule_set_id: rule.rule_set_id,
        };
        let counted = Counted::by::<W>(opening, &pages.calendar, pages.notice)?;
        let due_on = counted.due_on;
        let newest = newest(work, self.code, lead.subject_id).await?;
        if let Some(done) = lead.done_on {
            if let Some(row) = newest {
                return Ok(Followed::Done(due_on, judge(work, row, counted, done).await?));
            }
            // Done while no days ran: the day is shown, and asked of nobody.
            note_unopened(work, None, counted).await?;
            let judged = if done > due_on { Judged::Late } else { Judged::Same };
            return Ok(Followed::Done(due_on, judged));
        }
        let runs = newest.as_ref().is_some_and(|row| DeadlineState::open().contains(&row.state));
        if !runs && due_on < work.call.today() {
            note_unopened(work, newest, counted).await?;
            return Ok(Followed::Unopened(due_on));
        }
        let state = counted.state(work.call.today());
        let (action, row) = match newest {
            None => {
                work.make::<Deadlines>(|row| counted.write(row)).await?;
                return Ok(Followed::Open(due_on));
            }
            Some(row) if runs => (DeadlineAction::Recompute, row),
            Some(row) => (DeadlineAction::Reopen, row),
        };
        let again = |row: &mut Model| {
            counted.write(row);
            row.met_on = None;
        };
        work.advance_to::<Deadlines>(row, action, Some(state), again).await?;
        Ok(Followed::Open(due_on))
    }
}

/// Says to whoever moves a meeting that a step of a record is late by that, or has another last day.
pub fn warn_of_a_move(
    work: &UnitOfWork<'_>,
    record: (&'static str, Uuid),
    code: &str,
    (warning, due_on): (Code, NaiveDate),
    done_on: Option<NaiveDate>,
) {
    let days_late = (done_on.unwrap_or_else(|| work.call.today()) - due_on).num_days().max(0);
    let (name, id) = (record.0, json!(record.1));
    let params =
        [(name, id), ("deadline", json!(code)), ("due_on", json!(due_on)), ("days_late", json!(days_late))];
    work.warn(warning, &params);
}

/// Judges what was met against a last day that is another one now; answers when it was met, and none where nobody met it.
///
/// # Errors
/// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
pub async fn judge_again<W: Workflow>(
    work: &UnitOfWork<'_>,
    opening: Opening,
) -> Result<Option<(NaiveDate, Judged)>> {
    let Some(row) = newest(work, opening.code, opening.subject_id).await? else { return Ok(None) };
    let Some(done) = row.met_on else { return Ok(None) };
    let counted = Counted::of::<W>(work, opening).await?;
    Ok(Some((done, judge(work, row, counted, done).await?)))
}

/// The recorded day against the new last day: nothing is asked twice.
async fn judge(work: &UnitOfWork<'_>, row: Model, counted: Counted, done: NaiveDate) -> Result<Judged> {
    let state = if done <= counted.due_on { DeadlineState::Met } else { DeadlineState::MetLate };
    if row.due_on == counted.due_on && row.met_on == Some(done) && !row.unopened {
        return Ok(Judged::Same);
    }
    let judged = match row.state {
        DeadlineState::Met | DeadlineState::Cancelled
            if state == DeadlineState::MetLate && row.due_on != counted.due_on =>
        {
            Judged::Late
        }
        DeadlineState::MetLate if state == DeadlineState::Met => Judged::InTime,
        _ => Judged::Same,
    };
    let (action, state) = match row.state {
        DeadlineState::Met | DeadlineState::MetLate => (DeadlineAction::Recompute, state),
        // It never ran, or not while the step was done: nobody met it.
        DeadlineState::Cancelled => (DeadlineAction::Recompute, DeadlineState::Cancelled),
        _ => (DeadlineAction::Meet, state),
    };
    let anew = |row: &mut Model| {
        counted.write(row);
        if action == DeadlineAction::Recompute && state == DeadlineState::Cancelled {
            row.unopened = true;
        } else {
            row.met_on = Some(done);
        }
    };
    work.advance_to::<Deadlines>(row, action, Some(state), anew).await?;
    Ok(judged)
}

/// Keeps the day of a deadline that nobody could meet: it is asked of nobody.
async fn note_unopened(work: &UnitOfWork<'_>, newest: Option<Model>, counted: Counted) -> Result<()> {
    let row = match newest {
        Some(row) if row.state == DeadlineState::Cancelled => {
            let note = |row: &mut Model| {
                counted.write(row);
                row.unopened = true;
            };
            work.advance::<Deadlines>(row, DeadlineAction::Recompute, note).await?;
            return Ok(());
        }
        Some(row) => {
            let state = Some(DeadlineState::Overdue);
            work.advance_to::<Deadlines>(row, DeadlineAction::Reopen, state, |row| {
                counted.write(row);
                row.met_on = None;
            })
            .await?
        }
        None => work.make::<Deadlines>(|row| counted.write(row)).await?,
    };
    work.advance::<Deadlines>(row, DeadlineAction::Cancel, |row| row.unopened = true).await?;
    Ok(())
}

async fn newest(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid) -> Result<Option<Model>> {
    let all = work.all::<Deadlines>().filter(Column::SubjectId.eq(subject_id)).filter(Column::Code.eq(code));
    Ok(all.order_by_desc(Column::Id).one(work.tx).await?)
}
