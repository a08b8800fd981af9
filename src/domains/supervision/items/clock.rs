//! The days before the meeting: 20 for the draft, 10 for the report, 7 for its distribution (监督法第十五条).

use super::{
    Form, ItemAction, ItemState, Items,
    entity::{Column, Model},
    words::{REPORT_CONSULTATION, REPORT_DISTRIBUTION, REPORT_FINAL},
};
use crate::codes;
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Followed, Judged, Lead, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::{record::List, record_reference::RecordReference},
    values::future::Future,
    workflow::{Workflow, starting_states},
};
use registry::meetings::{self, MeetingAction, MeetingKind, Meetings, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

pub(super) const CONSULTATION: Period = lead(REPORT_CONSULTATION, "report.consultation_lead_days");
pub(super) const FINAL: Period = lead(REPORT_FINAL, "report.final_lead_days");
/// The report goes to the members.
pub const DISTRIBUTION: Period = lead(REPORT_DISTRIBUTION, "report.distribution_lead_days");
/// 浙江省各级人大常委会监督条例第十三条 (practice): the committee answers the draft within days.
pub(super) const COMMENTS: Period =
    Period::after("COMMITTEE_COMMENTS", RuleKind::Supervision, "committee.comment_days", Unit::Days);

/// What is due before the meeting that hears a report, and who owes it: the organ the first two, the office the last.
pub const LEADS: [Period; 3] = [CONSULTATION, FINAL, DISTRIBUTION];

const fn lead(code: &'static str, key: &'static str) -> Period {
    Period::days_before(code, RuleKind::Supervision, key)
}

/// What runs before the meeting for an item of a form: all three before a report, the last alone before a review of filings; other
/// forms have days of their own.
#[must_use]
pub fn leads_of(form: Form) -> &'static [Period] {
    match form {
        Form::SpecialWorkReport | Form::FiscalEconomic => &LEADS,
        Form::FilingReview => &[DISTRIBUTION],
        _ => &[],
    }
}

impl Model {
    /// When a step before the meeting was done.
    #[must_use]
    pub fn done_on(&self, code: &str) -> Option<NaiveDate> {
        match code {
            REPORT_CONSULTATION => self.consultation_sent_on,
            REPORT_FINAL => self.final_sent_on,
            REPORT_DISTRIBUTION => self.distributed_on,
            _ => None,
        }
    }
}

/// What an action of a meeting means for the items that it deliberates.
pub(crate) fn reactions(reactions: &mut Reactions) {
    use MeetingAction as A;
    let by = "supervision.item, which follows its meeting";
    // However a meeting is changed, its items follow in one way.
    for action in [A::Create, A::Edit, A::Reschedule, A::SetAgenda] {
        reactions.or_refuse::<Meetings>(action, by, deadlines::REFUSALS, meeting_changed);
    }
    reactions.after::<Meetings>(A::Cancel, "supervision.item, which loses its meeting", meeting_cancelled);
    let over = "supervision.item, which goes on in another meeting if this one did not end it";
    reactions.or_refuse::<Meetings>(A::Close, over, deadlines::REFUSALS, meeting_closed);
}

/// The meeting that the row has from now on: what was waived for another one, or for another day, is waived no more.
pub(super) fn join(row: &mut Model, meeting: &Meeting, today: NaiveDate) {
    row.meeting_id = Some(meeting.id);
    row.meeting_set_on = Some(today);
    row.meeting_is_extraordinary = meeting.is_extraordinary;
    end_waiver(row);
}

/// It has no meeting: what is done in one waits for another.
pub(super) fn leave(row: &mut Model) {
    (row.meeting_id, row.meeting_set_on, row.meeting_is_extraordinary) = (None, None, false);
    end_waiver(row);
}

fn end_waiver(row: &mut Model) {
    (row.waiver_meeting_id, row.waived_for_meeting_id) = (None, None);
    row.waived_steps = List::default();
}

/// Counts the days before the meeting as it stands; an extraordinary one has none.
pub(super) async fn follow(work: &UnitOfWork<'_>, row: &Model, meeting: &Meeting) -> Result<()> {
    for period in leads_of(row.form) {
        if meeting.is_extraordinary {
            deadlines::cancel(work, period.code, row.id).await?;
            continue;
        }
        let by_the_office = period.code == REPORT_DISTRIBUTION;
        let responsible = if by_the_office { meeting.organization_id } else { row.supervised_organ_id };
        let done_on = row.done_on(period.code);
        let lead = Lead { subject_id: row.id, responsible, meeting_on: meeting.start_on, done_on };
        tell(work, row.id, period.code, period.follow::<Items>(work, lead).await?, done_on);
    }
    Ok(())
}

/// What changed with the days is said: to whoever moves the meeting in the answer, to everybody else by the events of the item.
fn tell(work: &UnitOfWork<'_>, item: Uuid, code: &str, followed: Followed, done_on: Option<NaiveDate>) {
    let (warning, due_on) = match followed {
        Followed::Unopened(due_on) => (codes::LAST_DAY_PASSED, due_on),
        Followed::Done(due_on, Judged::Late) => (codes::LATE_STEP, due_on),
        Followed::Done(due_on, Judged::InTime) => (codes::DEADLINE_MOVED, due_on),
        Followed::Open(due_on) if due_on < work.call.today() => (codes::LATE_STEP, due_on),
        _ => return,
    };
    let days_late = (done_on.unwrap_or_else(|| work.call.today()) - due_on).num_days().max(0);
    let params = [("item_id", json!(item)), ("deadline", json!(code)), ("due_on", json!(due_on))];
    let [item, code, due_on] = params;
    work.warn(warning, &[item, code, due_on, ("days_late", json!(days_late))]);
}

async fn cancel_leads(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    for period in LEADS {
        deadlines::cancel(work, period.code, row.id).await?;
    }
    Ok(())
}

/// It loses its meeting: the days before it run no more, what was done stays done.
pub(super) async fn lose(work: &UnitOfWork<'_>, row: Model, action: ItemAction) -> Result<()> {
    cancel_leads(work, &row).await?;
    let params = [("item_id", json!(row.id))];
    work.advance::<Items>(row, action, leave).await?;
    work.warn(codes::MEETING_MISSING, &params);
    Ok(())
}

async fn take(work: &UnitOfWork<'_>, row: Model, meeting: &Meeting, action: ItemAction) -> Result<()> {
    follow(work, &row, meeting).await?;
    work.advance::<Items>(row, action, |row| join(row, meeting, work.call.today())).await?;
    Ok(())
}

async fn items_of(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<Model>> {
    let states = starting_states::<Items>(ItemAction::FollowMeeting);
    let items = work.all::<Items>().filter(Column::MeetingId.eq(meeting)).filter(Column::State.is_in(states));
    Ok(items.order_by_asc(Column::Id).all(work.tx).await?)
}

/// Those that the agenda names and that have no meeting yet.
async fn waiting(work: &UnitOfWork<'_>, named: Vec<Uuid>) -> Result<Vec<Model>> {
    let states = starting_states::<Items>(ItemAction::FollowMeeting);
    let items = work.all::<Items>().filter(Column::Id.is_in(named)).filter(Column::MeetingId.is_null());
    Ok(items.filter(Column::State.is_in(states)).order_by_asc(Column::Id).all(work.tx).await?)
}

/// A meeting with another agenda or on other days: what was struck loses it, what was added gets it, the days before it move.
fn meeting_changed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (before, after) = (meeting.before, meeting.after);
        if after.kind != MeetingKind::ScPlenary {
            return Ok(());
        }
        let was_named =
            |id: Uuid| before.is_some_and(|before| before.subjects(Items::KIND).any(|one| one == id));
        let is_named = |id: Uuid| after.subjects(Items::KIND).any(|one| one == id);
        let moved = before.is_some_and(|before| {
            (before.start_on, before.is_extraordinary) != (after.start_on, after.is_extraordinary)
        });
        for item in items_of(&work, after.id).await? {
            if was_named(item.id) && !is_named(item.id) {
                lose(&work, item, ItemAction::FollowMeeting).await?;
            } else if moved {
                take(&work, item, after, ItemAction::FollowMeeting).await?;
            }
        }
        let added = after.subjects(Items::KIND).filter(|id| !was_named(*id)).collect();
        for item in waiting(&work, added).await? {
            take(&work, item, after, ItemAction::FollowMeeting).await?;
        }
        Ok(())
    })
}

/// A meeting that will not be: its items need another.
fn meeting_cancelled<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for item in items_of(&work, meeting.after.id).await? {
            lose(&work, item, ItemAction::FollowMeeting).await?;
        }
        Ok(())
    })
}

/// What the meeting did not reach, or did not finish, goes to another one; nothing begins anew, and only what is still due gets
/// other days (02 §3.0).
fn meeting_closed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (closed, next) = (meeting.after.id, meeting.after.moved_to_id);
        let next = match next {
            Some(next) => Some(work.stored::<Meetings>(next).await?),
            None => None,
        };
        let unfinished = work.all::<Items>().filter(Column::MeetingId.eq(closed));
        let unfinished = unfinished.filter(Column::State.eq(ItemState::Deliberating));
        for item in unfinished.order_by_asc(Column::Id).all(work.tx).await? {
            work.advance::<Items>(item, ItemAction::Adjourn, |_| {}).await?;
        }
        for item in items_of(&work, closed).await? {
            meetings::not_reached(&work, closed, item.id, next.as_ref().map(|next| next.id)).await?;
            match &next {
                Some(next) => {
                    meetings::enter(&work, next.id, entry_of(&item)).await?;
                    take(&work, item, next, ItemAction::CarryOver).await?;
                }
                None => lose(&work, item, ItemAction::CarryOver).await?,
            }
        }
        Ok(())
    })
}

/// Sends an item to a meeting, as the act on the record of its form says.
///
/// # Errors
/// `INVALID_TRANSITION` if the item waits for no meeting.
pub async fn go_to(work: &UnitOfWork<'_>, item: Uuid, meeting: Uuid) -> Result<()> {
    let item = work.stored::<Items>(item).await?;
    if let Some(left) = item.meeting_id.filter(|left| *left != meeting) {
        meetings::strike(work, left, item.id, Some(meeting)).await?;
    }
    meetings::enter(work, meeting, entry_of(&item)).await?;
    let meeting = work.stored::<Meetings>(meeting).await?;
    take(work, item, &meeting, ItemAction::FollowMeeting).await
}

/// What an agenda calls an item.
pub(super) fn entry_of(row: &Model) -> meetings::Entry {
    meetings::Entry { title: row.title.to_string(), subject: RecordReference::of::<Items>(row.id) }
}
