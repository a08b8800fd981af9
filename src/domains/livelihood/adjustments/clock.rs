//! The clocks of an adjustment: some days, or the next meeting, wherever that moves.

use super::{
    AdjustmentState, Adjustments,
    entity::Model,
    words::{AGENDA, ANNOUNCEMENT, APPROVAL, DECISION, REPORT},
};
use crate::periods::period;
use chrono::NaiveDate;
use instruments::deadlines::{self, Opening, Period, PeriodUnit};
use platform::{call::UnitOfWork, problem::Result, values::clock::legal_date};
use registry::meetings::{
    MeetingKind, MeetingState, Meetings,
    entity::{Column as meeting, Model as Meeting},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

const APPROVING: Period = period(APPROVAL, "adjustment.approve_days", PeriodUnit::Days);
const ANNOUNCING: Period = period(ANNOUNCEMENT, "adjustment.announce_days", PeriodUnit::Days);

/// A minor one is approved within so many days.
pub(super) async fn await_approval(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let (today, government) = (work.call.today(), row.government_id);
    APPROVING.open_on_any_day::<Adjustments>(work, row.id, government, today).await?;
    Ok(())
}

/// What was approved, or whose notice was withdrawn, is told within so many days by the side that decided it.
pub(super) async fn await_announcement(work: &UnitOfWork<'_>, row: &Model, since: NaiveDate) -> Result<()> {
    let decided = if row.is_minor == Some(true) { row.government_id } else { row.organization_id };
    ANNOUNCING.reopen_on_any_day::<Adjustments>(work, row.id, decided, since).await
}

/// A major one is put on the agenda of the first meeting of its body after it was submitted.
pub(super) async fn await_agenda(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let since = row.submitted_at.map(legal_date);
    let day = first_meeting(work, row, row.level.deciding(), since).await?;
    wait_until(work, row, AGENDA, day).await
}

/// The meeting that has it on its agenda decides on it.
pub(super) async fn await_decision(work: &UnitOfWork<'_>, row: &Model, meeting: &Meeting) -> Result<()> {
    wait_until(work, row, DECISION, Some(meeting.end_on)).await
}

/// A major one is reported to the first meeting of the congress after it was announced.
pub(super) async fn await_report(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    if row.is_minor == Some(true) {
        return Ok(());
    }
    let day = first_meeting(work, row, MeetingKind::Congress, row.announced_on).await?;
    wait_until(work, row, REPORT, day).await
}

/// The last day of the first meeting of its body from a day on that is not cancelled, and was not closed over it; none is known before
/// one is planned.
async fn first_meeting(
    work: &UnitOfWork<'_>,
    row: &Model,
    kind: MeetingKind,
    since: Option<NaiveDate>,
) -> Result<Option<NaiveDate>> {
    let Some(since) = since else { return Ok(None) };
    let own = work.all::<Meetings>().filter(meeting::OrganizationId.eq(row.organization_id));
    let own = own.filter(meeting::Kind.eq(kind)).filter(meeting::State.ne(MeetingState::Cancelled));
    let own = own.filter(meeting::StartOn.gte(since)).order_by_asc(meeting::StartOn);
    let own = own.order_by_asc(meeting::Id).all(work.tx).await?;
    Ok(own.into_iter().find(|meeting| !meeting.has_left(row.id)).map(|meeting| meeting.end_on))
}

async fn wait_until(
    work: &UnitOfWork<'_>,
    row: &Model,
    code: &'static str,
    day: Option<NaiveDate>,
) -> Result<()> {
    let Some(day) = day else { return deadlines::cancel(work, code, row.id).await };
    let basis = "陕西省民生实事项目法规第十八条".into();
    let opening = Opening::on_day(day, code, row.id, row.organization_id, basis, None);
    deadlines::open::<Adjustments>(work, opening).await?;
    Ok(())
}

/// Counts anew what is counted from a meeting that has changed.
pub(super) async fn follow(work: &UnitOfWork<'_>, row: &Model, meeting: &Meeting) -> Result<()> {
    match row.state {
        AdjustmentState::Submitted if row.is_minor == Some(false) => await_agenda(work, row).await,
        AdjustmentState::OnAgenda if row.decision_meeting_id == Some(meeting.id) => {
            await_decision(work, row, meeting).await
        }
        AdjustmentState::Announced => await_report(work, row).await,
        _ => Ok(()),
    }
}
