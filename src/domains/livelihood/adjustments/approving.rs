//! A minor adjustment is approved by the government; a major one is decided by the Standing Committee, in a town by the congress.

use super::{
    clock,
    drafting::{AdjustmentStep, release},
    entity::{AdjustmentDecision, MinorApproval},
    notices,
    words::{APPROVAL, AdjustmentOutcome, AdjustmentState, DECISION},
};
use crate::resolved::{Resolution, Resolving};
use chrono::NaiveDate;
use instruments::deadlines;
use platform::{
    problem::{Problem, Result},
    records::record::{Assign, Record},
    values::clock::legal_date,
    workflow::{Guarded, Verdict},
};
use registry::meetings::{Decided, Meetings, arisen, decided_by};
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
    approved(step, step.today()).await
}

/// It is to be told now.
async fn approved(step: &mut AdjustmentStep<'_>, on: NaiveDate) -> Result<()> {
    step.row.decided_on = Some(on);
    let work = step.work();
    notices::draft_notice(&work, &step.row).await?;
    clock::await_announcement(&work, &step.row, on).await
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
async fn resolution(step: &AdjustmentStep<'_>) -> Result<Resolution> {
    let row = &step.row;
    let (level, organization) = (row.level, row.organization_id);
    let meeting = row.decision_meeting_id;
    Resolution::of(step, Resolving { level, organization, meeting, since: row.submitted_at }).await
}

/// 地方组织法第五十一条: it was resolved on.
pub(super) async fn resolved_on_this(step: &AdjustmentStep<'_>, _: &AdjustmentDecision) -> Guarded {
    Ok(resolution(step).await?.is_there(step.row.level))
}

pub(super) async fn passed(step: &AdjustmentStep<'_>, body: &AdjustmentDecision) -> Guarded {
    let passed = resolution(step).await?.is_passed();
    Ok(Verdict::require(passed || body.outcome == AdjustmentOutcome::Rejected).at("/outcome"))
}

/// Nothing is rejected that was passed.
pub(super) async fn rejected_without_majority(
    step: &AdjustmentStep<'_>,
    body: &AdjustmentDecision,
) -> Guarded {
    let passed = resolution(step).await?.is_passed();
    Ok(Verdict::require(!passed || body.outcome == AdjustmentOutcome::Approved).at("/outcome"))
}

/// Decided on the day of the meeting, whenever that is recorded; what was rejected leaves its project as it was.
pub(super) async fn decide(step: &mut AdjustmentStep<'_>, body: AdjustmentDecision) -> Result<()> {
    let on = step.stored::<Meetings>(meeting_of(step)?).await?.decided_on(step.today());
    let ballot = resolution(step).await?.put_to_use(&step.work(), step.row.id).await?;
    deadlines::meet(&step.work(), DECISION, step.row.id, on).await?;
    let outcome = body.outcome;
    body.assign(&mut step.row);
    step.row.ballot_id = Some(ballot);
    match outcome {
        AdjustmentOutcome::Approved => {
            approved(step, on).await?;
            step.lead_to(AdjustmentState::Approved)
        }
        AdjustmentOutcome::Rejected => {
            release(&step.work(), &step.row).await?;
            step.row.decided_on = Some(on);
            step.lead_to(AdjustmentState::Rejected)
        }
    }
}
