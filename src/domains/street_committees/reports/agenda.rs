//! Reports on the agenda of a meeting: they go with it, wait for another one when it will not be, and go on when it did not come to
//! them (01 §3.7).

use super::{
    ReportAction, ReportState, Reports, clock,
    entity::{Column, Model},
};
use crate::committees::Committees;
use instruments::deadlines;
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{future::Future, words::Words},
    workflow::{Workflow, starting_states},
};
use registry::{
    meetings::{self, Entry, MeetingAction, Meetings},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

pub(crate) fn reactions(reactions: &mut Reactions) {
    use MeetingAction as A;
    let by = "street_committee.report, which follows the agenda\n\
             工委工作报告,随议程变动";
    for action in [A::Create, A::Edit, A::SetAgenda] {
        reactions.or_refuse::<Meetings>(action, by, deadlines::REFUSALS, changed);
    }
    let by = "street_committee.report, which waits for another meeting\n\
             工委工作报告,等待另行列入议程";
    reactions.or_refuse::<Meetings>(A::Cancel, by, deadlines::REFUSALS, cancelled);
    let by = "street_committee.report, which goes on to the next meeting if one is named\n\
             工委工作报告,未听取的转入所指定的会议";
    reactions.after::<Meetings>(A::Close, by, closed);
}

/// What an agenda calls it.
async fn title(work: &UnitOfWork<'_>, row: &Model) -> Result<String> {
    let committee = work.stored::<Committees>(row.committee_id).await?;
    let name = work.stored::<Organizations>(committee.organization_id).await?.name;
    Ok(format!("{}{}年{}工作报告", &*name, row.year.get(), row.kind.zh()))
}

/// Puts a report on the agenda of a meeting, and takes it off that of another one; the caller writes the row.
pub(super) async fn enter(work: &UnitOfWork<'_>, row: &Model, meeting: Uuid) -> Result<()> {
    if let Some(left) = row.heard_meeting_id.filter(|left| *left != meeting) {
        meetings::strike(work, left, row.id, Some(meeting)).await?;
    }
    let subject = RecordReference::of::<Reports>(row.id);
    meetings::enter(work, meeting, Entry { title: title(work, row).await?, subject }).await
}

async fn waiting_for(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<Model>> {
    let waiting = work.all::<Reports>().filter(Column::HeardMeetingId.eq(meeting));
    let waiting = waiting.filter(Column::State.eq(ReportState::Scheduled));
    Ok(waiting.order_by_asc(Column::Id).all(work.tx).await?)
}

/// It is with the chairpersons once more.
async fn lose(work: &UnitOfWork<'_>, row: Model) -> Result<()> {
    let row =
        work.advance::<Reports>(row, ReportAction::LoseMeeting, |row| row.heard_meeting_id = None).await?;
    clock::wait_for_the_chairpersons(work, &row).await
}

/// Another agenda: what was struck loses the meeting, what waits and was added gets it.
fn changed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let after = meeting.after;
        let named: HashSet<Uuid> = after.subjects(Reports::KIND).collect();
        for row in waiting_for(&work, after.id).await? {
            if !named.contains(&row.id) {
                lose(&work, row).await?;
            }
        }
        let states = starting_states::<Reports>(ReportAction::Note);
        let added = work.all::<Reports>().filter(Column::Id.is_in(named));
        let added = added.filter(Column::State.is_in(states)).order_by_asc(Column::Id);
        for row in added.all(work.tx).await? {
            if row.kind.bodies().contains(&after.kind) {
                clock::dealt_with(&work, &row).await?;
                let join = |row: &mut Model| row.heard_meeting_id = Some(after.id);
                work.advance::<Reports>(row, ReportAction::Schedule, join).await?;
            }
        }
        Ok(())
    })
}

fn cancelled<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for row in waiting_for(&work, meeting.after.id).await? {
            lose(&work, row).await?;
        }
        Ok(())
    })
}

/// What was not heard goes where the closing says; else it may still be recorded that it was.
fn closed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (closed, Some(next)) = (meeting.after.id, meeting.after.moved_to_id) else { return Ok(()) };
        for row in waiting_for(&work, closed).await? {
            meetings::not_reached(&work, closed, row.id, Some(next)).await?;
            let subject = RecordReference::of::<Reports>(row.id);
            meetings::enter(&work, next, Entry { title: title(&work, &row).await?, subject }).await?;
            let go_on = |row: &mut Model| row.heard_meeting_id = Some(next);
            work.advance::<Reports>(row, ReportAction::Schedule, go_on).await?;
        }
        Ok(())
    })
}
