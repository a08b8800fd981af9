//! What the actions on a supervision item write.

use super::{
    Items, clock,
    entity::{
        Comments, ConsultationDraft, Digest, Distribution, Execution, FinalReport, Investigated,
        MeetingChoice, Resolution,
    },
    words::RESOLUTION_EXECUTION,
};
use crate::codes;
use instruments::{
    deadlines,
    deliberation_opinions::{OpinionState, opinion_on},
};
use platform::{
    call::Step,
    problem::Result,
    records::record::Assign,
    workflow::{Note, Reason, Workflow},
};
use serde_json::json;

type ItemStep<'a> = Step<'a, Items>;

/// Sets the meeting and starts the clock of the days before it.
pub(super) async fn set_meeting(step: &mut ItemStep<'_>, body: MeetingChoice) -> Result<()> {
    body.assign(&mut step.row);
    clock::start(step).await
}

/// Without an investigation the item goes on, with a hint.
pub(super) async fn note_investigation(step: &mut ItemStep<'_>, body: Investigated) -> Result<()> {
    if body.no_investigation_reason.is_some() {
        step.warn(codes::INVESTIGATION_MISSING, &[]);
    }
    body.assign(&mut step.row);
    Ok(())
}

pub(super) async fn set_digest(step: &mut ItemStep<'_>, body: Digest) -> Result<()> {
    body.assign(&mut step.row);
    step.row.digest_sent_on = Some(step.today());
    Ok(())
}

/// Takes the draft; late is late, and the chairpersons read it in the answer and the deadline.
pub(super) async fn receive_draft(step: &mut ItemStep<'_>, body: ConsultationDraft) -> Result<()> {
    let sent = body.consultation_sent_on;
    body.assign(&mut step.row);
    if let Some(due) = step.row.consultation_due_on.filter(|due| sent > *due) {
        let days = (sent - due).num_days();
        step.warn(codes::LATE_STEP, &[("due_on", json!(due)), ("days_late", json!(days))]);
    }
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, clock::CONSULTATION.code, id, sent).await?;
    clock::COMMENTS.open::<Items>(&work, id, step.row.lead_committee_id, sent).await?;
    Ok(())
}

pub(super) async fn set_comments(step: &mut ItemStep<'_>, body: Comments) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), clock::COMMENTS.code, step.row.id, step.today()).await
}

pub(super) async fn receive_report(step: &mut ItemStep<'_>, body: FinalReport) -> Result<()> {
    body.clone().assign(&mut step.row);
    deadlines::meet(&step.work(), clock::FINAL.code, step.row.id, body.final_sent_on).await
}

pub(super) async fn set_distribution(step: &mut ItemStep<'_>, body: Distribution) -> Result<()> {
    body.clone().assign(&mut step.row);
    deadlines::meet(&step.work(), clock::DISTRIBUTION.code, step.row.id, body.distributed_on).await
}

/// Records the resolution and starts the clock of its execution.
pub(super) async fn set_resolution(step: &mut ItemStep<'_>, body: Resolution) -> Result<()> {
    body.clone().assign(&mut step.row);
    clock::start_execution(step, body.execution_due_on).await
}

pub(super) async fn set_execution(step: &mut ItemStep<'_>, body: Execution) -> Result<()> {
    body.assign(&mut step.row);
    let today = step.today();
    deadlines::meet(&step.work(), RESOLUTION_EXECUTION, step.row.id, today).await
}

/// Closes; an opinion that is tracked keeps the item in sight.
pub(super) async fn close(step: &mut ItemStep<'_>, _: Note) -> Result<()> {
    let opinion = opinion_on(&step.work(), Items::KIND, step.row.id).await?;
    step.row.tracking = opinion.is_some_and(|opinion| opinion.state == OpinionState::Tracking);
    Ok(())
}

/// A postponed item begins again with a scheme and a meeting: what runs now is cancelled.
pub(super) async fn postpone(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    step.row.meeting_id = None;
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn cancel(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await
}
