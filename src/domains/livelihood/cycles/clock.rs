//! The clock of a year: its list is submitted before the meeting that deliberates it, deliberated before the session, and voted on in the
//! session. The days move with the meetings that have the year on their agenda (07 §3.1); what was met stays met or becomes late, with a
//! warning (00 §5.0).

use super::{
    CycleAction, CycleState, Cycles,
    entity::Model,
    words::{LIST_REVIEW, LIST_SUBMISSION, PROJECT_VOTE},
};
use crate::{codes, periods::number_of};
use chrono::{Days, NaiveDate};
use instruments::{
    ballots::ballot_on,
    deadlines::{self, Judged, Opening},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::{record::Record, record_reference::RecordReference},
    values::{clock::legal_date, future::Future},
    workflow::Workflow,
};
use registry::meetings::{
    self, Entry, MeetingAction, MeetingKind, MeetingState, Meetings,
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
    let by = "livelihood.cycle, which goes on in another meeting if this one did not come to it\n\
              实事项目年度,本次会议未审议、票决的,转入所指定的会议";
    reactions.or_refuse::<Meetings>(A::Close, by, deadlines::REFUSALS, meeting_closed);
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

/// What was neither done nor voted on goes where the closing says; else it may still be recorded that it was done.
fn meeting_closed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (closed, Some(next)) = (meeting.after, meeting.after.moved_to_id) else { return Ok(()) };
        let named: Vec<Uuid> = closed.subjects(Cycles::KIND).collect();
        for cycle in work.stored_all::<Cycles>(&named).await?.into_values() {
            let done = match closed.kind {
                MeetingKind::Congress => CycleState::Voted,
                kind if kind == cycle.reviewing() => CycleState::ScReviewed,
                _ => continue,
            };
            if cycle.state >= done || ballot_on(&work, [cycle.id], Some(closed.id)).await?.is_some() {
                continue;
            }
            meetings::not_reached(&work, closed.id, cycle.id, Some(next)).await?;
            let title = format!("{}年民生实事项目候选项目", cycle.year.get());
            let subject = RecordReference::of::<Cycles>(cycle.id);
            meetings::enter(&work, next, Entry { title, subject }).await?;
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

/// A day that a year has to keep.
struct Owed<'a> {
    code: &'static str,
    /// The state of the year once it is done.
    done: CycleState,
    /// The meetings that it is counted from.
    meetings: &'a [Meeting],
    /// The last day, by such a meeting.
    day: fn(&Meeting) -> NaiveDate,
    responsible: Uuid,
    basis: &'static str,
}

impl Owed<'_> {
    fn opening(&self, cycle: Uuid, day: NaiveDate) -> Opening {
        Opening::on_day(day, self.code, cycle, self.responsible, self.basis.to_owned(), None)
    }

    /// The next last day that can still be kept, or that of the last meeting where none is to come.
    fn next_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let mut days = self.meetings.iter().map(self.day);
        days.clone().find(|day| *day >= today).or_else(|| days.next_back())
    }

    /// The last day before the meeting that deals with what was done: the next one that is not over.
    fn day_of_what_is_done(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.meetings.iter().find(|meeting| meeting.end_on >= today).map(self.day)
    }
}

/// Counts the days of a year from the meetings that will deal with it; without one nothing runs, and nothing opens that nobody can meet.
async fn follow(work: &UnitOfWork<'_>, cycle: &Model) -> Result<()> {
    // Where the government decides nothing is put to a vote.
    if number_of(work, cycle, "voting_used").await? == 0 {
        return Ok(());
    }
    let reviews = dealing_with(work, cycle, cycle.reviewing()).await?;
    let sessions = dealing_with(work, cycle, MeetingKind::Congress).await?;
    let owed = [
        Owed {
            code: LIST_SUBMISSION,
            done: CycleState::ListSubmitted,
            meetings: &reviews,
            day: day_before,
            responsible: cycle.government_id,
            basis: SUBMITTED_BEFORE,
        },
        Owed {
            code: LIST_REVIEW,
            done: CycleState::ScReviewed,
            meetings: &sessions,
            day: day_before,
            responsible: cycle.organization_id,
            basis: REVIEWED_BEFORE,
        },
        Owed {
            code: PROJECT_VOTE,
            done: CycleState::Voted,
            meetings: &sessions,
            day: last_day,
            responsible: cycle.organization_id,
            basis: VOTED_IN,
        },
    ];
    for owed in owed {
        // The states stand in their order. What was done last waits for its meeting still; a vote is taken in its own.
        if cycle.state < owed.done {
            keep(work, cycle.id, &owed).await?;
        } else if cycle.state == owed.done && owed.code != PROJECT_VOTE {
            judge(work, cycle.id, &owed).await?;
        }
    }
    Ok(())
}

async fn keep(work: &UnitOfWork<'_>, cycle: Uuid, owed: &Owed<'_>) -> Result<()> {
    let today = work.call.today();
    let Some(day) = owed.next_day(today) else { return deadlines::cancel(work, owed.code, cycle).await };
    let runs = deadlines::running_day(work, owed.code, cycle).await?.is_some();
    if runs || day >= today {
        deadlines::open::<Cycles>(work, owed.opening(cycle, day)).await?;
    }
    Ok(())
}

/// What was met is judged by the day of its meeting as it stands now; whoever moves the meeting is told what becomes late by that.
async fn judge(work: &UnitOfWork<'_>, cycle: Uuid, owed: &Owed<'_>) -> Result<()> {
    let Some(day) = owed.day_of_what_is_done(work.call.today()) else { return Ok(()) };
    let judged = deadlines::judge_again::<Cycles>(work, owed.opening(cycle, day)).await?;
    let (warning, done) = match judged {
        Some((done, Judged::Late)) => (codes::LATE_STEP, done),
        Some((done, Judged::InTime)) => (codes::DEADLINE_MOVED, done),
        Some((_, Judged::Same)) | None => return Ok(()),
    };
    deadlines::warn_of_a_move(work, ("cycle_id", cycle), owed.code, (warning, day), Some(done));
    Ok(())
}

/// The meetings of a kind of the year's own body that have it on their agenda, the first one first.
async fn dealing_with(work: &UnitOfWork<'_>, cycle: &Model, kind: MeetingKind) -> Result<Vec<Meeting>> {
    let since = legal_date(cycle.stamps().created_at);
    let found = work.all::<Meetings>().filter(Column::Kind.eq(kind)).filter(Column::EndOn.gte(since));
    let found = found.filter(Column::OrganizationId.eq(cycle.organization_id));
    let found = found.filter(Column::State.ne(MeetingState::Cancelled));
    let found = found.order_by_asc(Column::StartOn).order_by_asc(Column::Id).all(work.tx).await?;
    let deals = |meeting: &Meeting| {
        !meeting.has_left(cycle.id) && meeting.subjects(Cycles::KIND).any(|id| id == cycle.id)
    };
    Ok(found.into_iter().filter(deals).collect())
}
