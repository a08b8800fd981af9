//! A minor adjustment is approved by the government; a major one is decided by the Standing Committee, in a town by the congress.

use super::{
    clock,
    drafting::{AdjustmentStep, release},
    entity::{AdjustmentAgenda, AdjustmentDecision, MinorApproval},
    notices,
    words::{AGENDA, APPROVAL, AdjustmentOutcome, AdjustmentState, DECISION},
};
use crate::{
    adjustments::Adjustments,
    projects::Projects,
    resolved::{Resolving, is_passed, resolution, there},
};
use instruments::{
    ballots::{entity::Model as Ballot, use_ballot},
    deadlines,
};
use platform::{
    problem::{Problem, Result},
    records::{
        record::{Assign, Record},
        record_reference::RecordReference,
    },
    values::clock::legal_date,
    workflow::{Guarded, Verdict},
};
use registry::meetings::{self, Decided, Entry, MeetingState, Meetings, ToCome, arisen, decided_by, to_come};
use uuid::Uuid;

pub(super) async fn is_minor(step: &AdjustmentStep<'_>, _: &MinorApproval) -> Guarded {
    Ok(Verdict::require(step.row.is_minor == Some(true)))
}

pub(super) async fn is_major<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.is_minor == Some(false)))
}

/// Nobody approves what the same person wrote.
pub(super) async fn approved_by_another(step: &AdjustmentStep<'_>, _: &MinorApproval) -> Guarded {
    let (row, caller) = (&step.row, step.call.actor.user_id);
    Ok(Verdict::require(row.drafted_by != caller && row.stamps().created_by != caller))
}

pub(super) async fn approve_minor(step: &mut AdjustmentStep<'_>, body: MinorApproval) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), APPROVAL, step.row.id, step.today()).await?;
    approved(step).await
}

/// It is to be told now.
async fn approved(step: &mut AdjustmentStep<'_>) -> Result<()> {
    step.row.decided_on = Some(step.today());
    let work = step.work();
    notices::draft_notice(&work, &step.row).await?;
    clock::await_announcement(&work, &step.row).await
}

/// A meeting of its own body that is to come, or sits, and did not begin before this was submitted: such a one would have decided
/// before the matter arose.
pub(super) async fn body_meets(step: &AdjustmentStep<'_>, body: &AdjustmentAgenda) -> Guarded {
    let (meeting, pointer) = (body.decision_meeting_id, "/decision_meeting_id");
    let states = &[MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    let verdict = to_come(step, ToCome { meeting, kind: step.row.level.deciding(), states, pointer }).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let meeting = step.stored::<Meetings>(meeting).await?;
    let own = meeting.organization_id == step.row.organization_id;
    let early = step.row.submitted_at.is_some_and(|at| meeting.start_on < legal_date(at));
    let wrong = if early { Some("before_the_matter") } else { (!own).then_some("organization") };
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
}

pub(super) async fn put_on_agenda(step: &mut AdjustmentStep<'_>, body: AdjustmentAgenda) -> Result<()> {
    let left = step.row.decision_meeting_id.filter(|left| *left != body.decision_meeting_id);
    let meeting = body.decision_meeting_id;
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    if let Some(left) = left {
        meetings::strike(&work, left, id, Some(meeting)).await?;
    }
    let title = work.stored::<Projects>(step.row.project_id).await?.title;
    let entry = Entry {
        title: format!("实事项目“{title}”的调整"),
        subject: RecordReference::of::<Adjustments>(id),
    };
    meetings::enter(&work, meeting, entry).await?;
    deadlines::meet(&work, AGENDA, id, step.today()).await?;
    clock::await_decision(&work, &step.row).await
}

/// The meeting that has it on its agenda.
fn meeting_of(step: &AdjustmentStep<'_>) -> Result<Uuid> {
    step.row.decision_meeting_id.ok_or_else(|| Problem::internal("no meeting is set"))
}

/// That meeting was held, or sits, and has not taken it off.
pub(super) async fn decided_in_the_meeting(step: &AdjustmentStep<'_>, _: &AdjustmentDecision) -> Guarded {
    let (row, meeting) = (&step.row, meeting_of(step)?);
    let since = row.submitted_at.map_or_else(|| arisen(step), legal_date);
    let asked = Decided { meeting, kind: row.level.deciding(), since, pointer: "" };
    decided_by(step, asked, Some(row.organization_id)).await
}

/// The ballot on this adjustment in that meeting.
async fn ballot(step: &AdjustmentStep<'_>) -> Result<Option<Ballot>> {
    let row = &step.row;
    let (level, organization) = (row.level, row.organization_id);
    let meeting = row.decision_meeting_id;
    resolution(step, Resolving { level, organization, meeting, since: row.submitted_at }).await
}

/// 地方组织法第五十一条: it was resolved on.
pub(super) async fn resolved_on_this(step: &AdjustmentStep<'_>, _: &AdjustmentDecision) -> Guarded {
    Ok(there(ballot(step).await?.as_ref(), step.row.level))
}

pub(super) async fn passed(step: &AdjustmentStep<'_>, body: &AdjustmentDecision) -> Guarded {
    let passed = is_passed(ballot(step).await?.as_ref());
    Ok(Verdict::require(passed || body.outcome == AdjustmentOutcome::Rejected).at("/outcome"))
}

/// Nothing is rejected that was passed.
pub(super) async fn rejected_without_majority(
    step: &AdjustmentStep<'_>,
    body: &AdjustmentDecision,
) -> Guarded {
    let passed = is_passed(ballot(step).await?.as_ref());
    Ok(Verdict::require(!passed || body.outcome == AdjustmentOutcome::Approved).at("/outcome"))
}

/// What was rejected leaves its project as it was.
pub(super) async fn decide(step: &mut AdjustmentStep<'_>, body: AdjustmentDecision) -> Result<()> {
    let ballot = ballot(step).await?.ok_or_else(|| Problem::internal("a decision without its ballot"))?;
    let outcome = body.outcome;
    body.assign(&mut step.row);
    step.row.ballot_id = Some(ballot.id);
    let (work, id, today) = (step.work(), step.row.id, step.today());
    use_ballot(&work, ballot.id, id).await?;
    deadlines::meet(&work, DECISION, id, today).await?;
    match outcome {
        AdjustmentOutcome::Approved => {
            approved(step).await?;
            step.lead_to(AdjustmentState::Approved)
        }
        AdjustmentOutcome::Rejected => {
            release(&work, &step.row).await?;
            step.row.decided_on = Some(today);
            step.lead_to(AdjustmentState::Rejected)
        }
    }
}
