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
use uuid::Uuid;

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
    await_agenda_of(work, row, &meetings_of(work, row.organization_id).await?).await
}

async fn await_agenda_of(work: &UnitOfWork<'_>, row: &Model, meetings: &[Meeting]) -> Result<()> {
    wait_for_the_first(work, row, AGENDA, (row.level.deciding(), row.submitted_at.map(legal_date)), meetings)
        .await
}

/// The meeting that has it on its agenda decides on it.
pub(super) async fn await_decision(work: &UnitOfWork<'_>, row: &Model, meeting: &Meeting) -> Result<()> {
    wait_until(work, row, DECISION, meeting.end_on).await
}

/// Since when a meeting may hear of it: not the one that decided it, which may have ended on the day of the announcement.
pub(super) fn reported_from(row: &Model) -> Option<NaiveDate> {
    row.announced_on?.succ_opt()
}

/// A major one is reported to the first meeting of the congress after it was announced.
pub(super) async fn await_report(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    if row.is_minor == Some(true) {
        return Ok(());
    }
    await_report_of(work, row, &meetings_of(work, row.organization_id).await?).await
}

async fn await_report_of(work: &UnitOfWork<'_>, row: &Model, meetings: &[Meeting]) -> Result<()> {
    wait_for_the_first(work, row, REPORT, (MeetingKind::Congress, reported_from(row)), meetings).await
}

/// The meetings of a body that were not cancelled, the first one first.
async fn meetings_of(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Vec<Meeting>> {
    let own = work.all::<Meetings>().filter(meeting::OrganizationId.eq(organization));
    let own = own.filter(meeting::State.ne(MeetingState::Cancelled));
    Ok(own.order_by_asc(meeting::StartOn).order_by_asc(meeting::Id).all(work.tx).await?)
}

/// Until the last day of the first meeting of a kind from a day on that was not closed over it; none is known before one is planned.
/// What runs keeps the day that has passed, and nothing opens that nobody can meet.
async fn wait_for_the_first(
    work: &UnitOfWork<'_>,
    row: &Model,
    code: &'static str,
    (kind, since): (MeetingKind, Option<NaiveDate>),
    meetings: &[Meeting],
) -> Result<()> {
    let runs = deadlines::running_day(work, code, row.id).await?.is_some();
    let today = work.call.today();
    let first = meetings.iter().find(|meeting| {
        let own = meeting.kind == kind && since.is_some_and(|since| meeting.start_on >= since);
        own && !meeting.has_left(row.id) && (runs || meeting.end_on >= today)
    });
    match first {
        Some(meeting) => wait_until(work, row, code, meeting.end_on).await,
        None => deadlines::cancel(work, code, row.id).await,
    }
}

async fn wait_until(work: &UnitOfWork<'_>, row: &Model, code: &'static str, day: NaiveDate) -> Result<()> {
    let basis = "陕西省民生实事项目法规第十八条".into();
    let opening = Opening::on_day(day, code, row.id, row.organization_id, basis, None);
    deadlines::run_until::<Adjustments>(work, opening).await
}

/// Counts anew what some adjustments of a body count from its meetings, of which one has changed. The day of a decision moves with the
/// end of its own meeting; where that begins on another day, or will not be, the agenda says so.
pub(super) async fn follow(
    work: &UnitOfWork<'_>,
    organization: Uuid,
    rows: &[Model],
    changed: &Meeting,
) -> Result<()> {
    let meetings = meetings_of(work, organization).await?;
    for row in rows {
        match row.state {
            AdjustmentState::Submitted => await_agenda_of(work, row, &meetings).await?,
            AdjustmentState::Announced => await_report_of(work, row, &meetings).await?,
            AdjustmentState::OnAgenda
                if row.decision_meeting_id == Some(changed.id)
                    && changed.state != MeetingState::Cancelled =>
            {
                await_decision(work, row, changed).await?;
            }
            _ => {}
        }
    }
    Ok(())
}
