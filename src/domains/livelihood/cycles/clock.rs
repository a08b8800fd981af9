//! The clock of a year: its list is submitted before the meeting that deliberates it, deliberated before the session, and voted on in the
//! session. The days move with the meetings that have the year on their agenda (07 §3.1).

use super::{
    CycleAction, CycleState, Cycles,
    entity::Model,
    words::{LIST_REVIEW, LIST_SUBMISSION, PROJECT_VOTE},
};
use crate::periods::number;
use chrono::{Days, NaiveDate};
use instruments::deadlines::{self, Opening};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record::Record,
    values::{clock::legal_date, future::Future},
    workflow::Workflow,
};
use registry::meetings::{
    MeetingAction, MeetingKind, MeetingState, Meetings,
    entity::{Column, Model as Meeting},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

const SUBMITTED_BEFORE: &str = "实事项目的有关规定:审议名单的会议召开前提交";
const REVIEWED_BEFORE: &str = "浙江省各级人大常委会讨论决定重大事项的规定第四条:大会召开前审议";
const VOTED_IN: &str = "地方组织法第二十五条:大会会期内票决";

pub(super) fn reactions(reactions: &mut Reactions) {
    use MeetingAction as A;
    let by = "livelihood.cycle, whose days move with the meetings that deal with it\n\
             实事项目年度,各项期限随审议、票决它的会议变动";
    for action in [A::Create, A::Edit, A::Reschedule, A::SetAgenda, A::Prolong, A::Cancel] {
        reactions.or_refuse::<Meetings>(action, by, deadlines::REFUSALS, meeting_changed);
    }
    let by = "instrument.deadline, which runs again until the list is submitted anew\n时限,名单退回后重新计算提交期限";
    reactions.or_refuse::<Cycles>(CycleAction::ReturnList, by, deadlines::REFUSALS, returned);
}

/// Those of its days that are still to come, whatever happened before.
fn meeting_changed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (before, after) = (meeting.before, meeting.after);
        let struck = before.into_iter().flat_map(|before| before.subjects(Cycles::KIND));
        let concerned: BTreeSet<Uuid> = struck.chain(after.subjects(Cycles::KIND)).collect();
        for cycle in
            work.all::<Cycles>().filter(super::entity::Column::Id.is_in(concerned)).all(work.tx).await?
        {
            follow(&work, &cycle).await?;
        }
        Ok(())
    })
}

fn returned<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move { follow(&work, cycle.after).await })
}

/// The day before a meeting begins.
fn day_before(meeting: &Meeting) -> NaiveDate {
    meeting.start_on - Days::new(1)
}

/// The last day of a meeting.
fn last_day(meeting: &Meeting) -> NaiveDate {
    meeting.end_on
}

/// Counts the days of a year from the meetings that will deal with it; without one nothing runs, and nothing opens that nobody can meet.
async fn follow(work: &UnitOfWork<'_>, cycle: &Model) -> Result<()> {
    // Where the government decides nothing is put to a vote.
    if number(work, "voting_used").await? == 0 {
        return Ok(());
    }
    let reviews = dealing_with(work, cycle, cycle.reviewing()).await?;
    let sessions = dealing_with(work, cycle, MeetingKind::Congress).await?;
    let today = work.call.today();
    // The next one that can still be met, or that of the last meeting where none is to come.
    let day_of = |meetings: &[Meeting], day: fn(&Meeting) -> NaiveDate| {
        let mut days = meetings.iter().map(day);
        days.clone().find(|day| *day >= today).or_else(|| days.next_back())
    };
    let (government, body) = (cycle.government_id, cycle.organization_id);
    let owed = [
        (
            LIST_SUBMISSION,
            CycleState::ListSubmitted,
            day_of(&reviews, day_before),
            government,
            SUBMITTED_BEFORE,
        ),
        (LIST_REVIEW, CycleState::ScReviewed, day_of(&sessions, day_before), body, REVIEWED_BEFORE),
        (PROJECT_VOTE, CycleState::Voted, day_of(&sessions, last_day), body, VOTED_IN),
    ];
    for (code, done, day, responsible, basis) in owed {
        // What was met is met; the states stand in their order.
        if cycle.state < done {
            keep(work, cycle.id, day, (code, responsible, basis)).await?;
        }
    }
    Ok(())
}

async fn keep(
    work: &UnitOfWork<'_>,
    cycle: Uuid,
    day: Option<NaiveDate>,
    (code, responsible, basis): (&'static str, Uuid, &str),
) -> Result<()> {
    let Some(day) = day else { return deadlines::cancel(work, code, cycle).await };
    let runs = deadlines::running_day(work, code, cycle).await?.is_some();
    if runs || day >= work.call.today() {
        let opening = Opening::on_day(day, code, cycle, responsible, basis.to_owned(), None);
        deadlines::open::<Cycles>(work, opening).await?;
    }
    Ok(())
}

/// The meetings of a kind of the year's own body that have it on their agenda, the first one first.
async fn dealing_with(work: &UnitOfWork<'_>, cycle: &Model, kind: MeetingKind) -> Result<Vec<Meeting>> {
    let since = legal_date(cycle.stamps().created_at);
    let found = work.all::<Meetings>().filter(Column::Kind.eq(kind)).filter(Column::EndOn.gte(since));
    let found = found.filter(Column::OrganizationId.eq(cycle.organization_id));
    let found = found.filter(Column::State.ne(MeetingState::Cancelled));
    let found = found.order_by_asc(Column::StartOn).order_by_asc(Column::Id).all(work.tx).await?;
    Ok(found.into_iter().filter(|meeting| meeting.subjects(Cycles::KIND).any(|id| id == cycle.id)).collect())
}
