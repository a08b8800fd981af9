//! The days before the meeting: 20 for the draft, 10 for the report, 7 for its distribution (监督法第十五条).

use super::{
    ItemAction, ItemState, Items, entity,
    words::{REPORT_CONSULTATION, REPORT_DISTRIBUTION, REPORT_FINAL},
};
use instruments::{
    deadlines::{self, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
    workflow::starting_states,
};
use registry::meetings::{self, MeetingAction, Meetings};
use sea_orm::{ColumnTrait, QueryFilter};
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

/// What an action of a meeting means for the items that it deliberates.
pub(crate) fn reactions(reactions: &mut Reactions) {
    // A meeting that is not announced yet is edited, later it is rescheduled.
    for action in [MeetingAction::Edit, MeetingAction::Reschedule] {
        reactions.or_refuse::<Meetings>(
            action,
            "supervision.item, which moves its deadlines with its meeting",
            deadlines::REFUSALS,
            meeting_moved,
        );
    }
    reactions.after::<Meetings>(
        MeetingAction::Cancel,
        "supervision.item, which loses its meeting",
        meeting_cancelled,
    );
}

/// Starts the clock before the meeting that the row names.
pub(super) async fn start(step: &Step<'_, Items>) -> Result<()> {
    let id = step.row.meeting_id.ok_or_else(|| Problem::internal("a clock without a meeting"))?;
    let meeting = step.stored::<Meetings>(id).await?;
    set_days(&step.work(), &step.row, &meeting).await
}

/// Where the draft is still to come. What a postponed item sent for its meeting of before was for that meeting.
const BEFORE_THE_DRAFT: [ItemState; 5] = [
    ItemState::Planned,
    ItemState::SchemeApproved,
    ItemState::Investigating,
    ItemState::DigestSent,
    ItemState::Postponed,
];
/// Where the draft is in, and the report is not.
const BEFORE_THE_REPORT: [ItemState; 2] = [ItemState::ConsultationReceived, ItemState::CommentsReturned];

/// Opens or moves the three deadlines; an extraordinary meeting has none.
async fn set_days(
    work: &UnitOfWork<'_>,
    row: &entity::Model,
    meeting: &meetings::entity::Model,
) -> Result<()> {
    if meeting.is_extraordinary {
        return deadlines::cancel_all(work, row.id).await;
    }
    let organ = row.supervised_organ_id;
    if BEFORE_THE_DRAFT.contains(&row.state) {
        CONSULTATION.open::<Items>(work, row.id, organ, meeting.start_on).await?;
    }
    if BEFORE_THE_DRAFT.contains(&row.state) || BEFORE_THE_REPORT.contains(&row.state) {
        FINAL.open::<Items>(work, row.id, organ, meeting.start_on).await?;
    }
    // What was distributed is not distributed again.
    if row.state != ItemState::Distributed {
        DISTRIBUTION.open::<Items>(work, row.id, meeting.organization_id, meeting.start_on).await?;
    }
    Ok(())
}

async fn items_of(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<entity::Model>> {
    use entity::Column;
    let states = starting_states::<Items>(ItemAction::FollowMeeting);
    let items = work.all::<Items>().filter(Column::MeetingId.eq(meeting)).filter(Column::State.is_in(states));
    Ok(items.all(work.tx).await?)
}

/// A meeting on other days: the deadlines before it move with it.
fn meeting_moved<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let same_day = |before: &meetings::entity::Model| before.start_on == meeting.after.start_on;
        if meeting.action == MeetingAction::Edit && meeting.before.is_some_and(same_day) {
            return Ok(());
        }
        for item in items_of(&work, meeting.after.id).await? {
            set_days(&work, &item, meeting.after).await?;
            work.advance::<Items>(item, ItemAction::FollowMeeting, |_| {}).await?;
        }
        Ok(())
    })
}

/// A meeting that will not be: its items need another.
fn meeting_cancelled<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for item in items_of(&work, meeting.after.id).await? {
            deadlines::cancel_all(&work, item.id).await?;
            work.advance::<Items>(item, ItemAction::FollowMeeting, |row| row.meeting_id = None).await?;
        }
        Ok(())
    })
}
