//! A major adjustment on the agenda of the meeting that decides on it: it follows the meeting, and waits for the next one when that
//! will not be, or did not come to it (07 §3.6).

use super::{
    AdjustmentAction, AdjustmentState, Adjustments, clock,
    drafting::AdjustmentStep,
    entity::{AdjustmentAgenda, Column, Model},
    words::{AGENDA, DECISION},
};
use crate::projects::Projects;
use chrono::NaiveDate;
use instruments::{
    ballots::ballot_on,
    deadlines,
    on_agenda::{self, Destination, OnAgenda},
};
use platform::{
    call::{Reactions, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::{clock::legal_date, future::Future},
    workflow::{Guarded, Verdict},
};
use registry::meetings::{MeetingKind, MeetingState, Meetings, ToCome, entity::Model as Meeting, to_come};

impl OnAgenda for Adjustments {
    const MEETING: Column = Column::DecisionMeetingId;
    const FOLLOW: AdjustmentAction = AdjustmentAction::FollowMeeting;
    const LOSE: AdjustmentAction = AdjustmentAction::LoseMeeting;
    const MISS: AdjustmentAction = AdjustmentAction::LoseMeeting;
    const KINDS: &'static [MeetingKind] = &[MeetingKind::ScPlenary, MeetingKind::Congress];

    fn title<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<String>> {
        Box::pin(async move {
            let title = work.stored::<Projects>(row.project_id).await?.title;
            Ok(format!("实事项目“{title}”的调整"))
        })
    }

    /// What is major and waits for its decision, in a meeting of its own body that did not begin before this was submitted: such a one
    /// would have decided before the matter arose. What was decided is on an agenda to be reported.
    fn is_for(row: &Model, meeting: &Meeting) -> bool {
        row.is_minor == Some(false) && !Self::has_begun(row.state) && unfit(row, meeting).is_none()
    }

    fn join(row: &mut Model, meeting: &Meeting, _: NaiveDate) {
        row.decision_meeting_id = Some(meeting.id);
    }

    fn leave(row: &mut Model, _: NaiveDate) {
        row.decision_meeting_id = None;
    }

    fn follow<'a>(work: UnitOfWork<'a>, row: &'a Model, to: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async move {
            deadlines::meet(&work, AGENDA, row.id, work.call.today()).await?;
            clock::await_decision(&work, row, &to.meeting).await
        })
    }

    /// It waits for the next one from now on.
    fn stop<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<()>> {
        Box::pin(async move {
            deadlines::cancel(&work, DECISION, row.id).await?;
            clock::await_agenda(&work, row).await
        })
    }

    fn has_begun(state: AdjustmentState) -> bool {
        use AdjustmentState::{Announced, Approved, Rejected, Reported};
        matches!(state, Approved | Rejected | Announced | Reported)
    }

    /// It was voted on: what came of it is recorded, whether the meeting still sits or not.
    fn was_dealt_with<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<bool>> {
        Box::pin(async move {
            let Some(meeting) = row.decision_meeting_id else { return Ok(false) };
            Ok(ballot_on(&work, [row.id], Some(meeting)).await?.is_some())
        })
    }
}

pub(super) fn reactions(reactions: &mut Reactions) {
    on_agenda::reactions::<Adjustments>(
        reactions,
        [
            "livelihood.adjustment, which follows its meeting\n\
             调整申请,随其会议变动",
            "livelihood.adjustment, which loses its meeting\n\
             调整申请,失去其会议",
            "livelihood.adjustment, which is decided in another meeting if this one did not come to it\n\
             调整申请,本次会议未作决定的,在另一次会议上决定",
        ],
    );
}

/// Why a meeting does not decide on it.
fn unfit(row: &Model, meeting: &Meeting) -> Option<&'static str> {
    if meeting.kind != row.level.deciding() {
        Some("kind")
    } else if meeting.organization_id != row.organization_id {
        Some("organization")
    } else if row.submitted_at.is_none_or(|at| meeting.start_on < legal_date(at)) {
        Some("before_the_matter")
    } else {
        None
    }
}

/// Such a meeting, that is to come or sits.
pub(super) async fn body_meets(step: &AdjustmentStep<'_>, body: &AdjustmentAgenda) -> Guarded {
    let (meeting, pointer) = (body.decision_meeting_id, "/decision_meeting_id");
    let states = &[MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    let verdict = to_come(step, ToCome { meeting, kind: step.row.level.deciding(), states, pointer }).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let wrong = unfit(&step.row, &step.stored::<Meetings>(meeting).await?);
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
}

pub(super) async fn put_on_agenda(step: &mut AdjustmentStep<'_>, body: AdjustmentAgenda) -> Result<()> {
    let to = Destination::named(&step.work(), body.decision_meeting_id).await?;
    on_agenda::enter::<Adjustments>(step.work(), &step.row, &to).await?;
    body.assign(&mut step.row);
    Ok(())
}
