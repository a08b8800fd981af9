//! What the actions on a supervision item write.

use super::{
    Items,
    actions::{
        Comments, ConsultationDraft, Deliberated, Digest, Distribution, Execution, FinalReport, Investigated,
        MeetingChoice, OpinionIssued, Reporter, Resolution, Scheme, Waiver,
    },
    clock,
};
use crate::codes;
use instruments::{
    deadlines,
    deliberation_opinions::{OpinionState, opinion_on},
};
use platform::{
    call::Step,
    problem::Result,
    values::text::Prose,
    workflow::{Note, Reason, Workflow},
};
use serde_json::json;

type ItemStep<'a> = Step<'a, Items>;

fn text(prose: Option<Prose>) -> Option<String> {
    prose.map(Prose::into_string)
}

/// Sets the meeting and starts the clock of the days before it.
pub(super) async fn set_meeting(step: &mut ItemStep<'_>, body: MeetingChoice) -> Result<()> {
    step.row.meeting_id = Some(body.meeting_id);
    clock::start(step).await
}

pub(super) async fn set_scheme(step: &mut ItemStep<'_>, body: Scheme) -> Result<()> {
    step.row.scheme_document_id = Some(body.scheme_document_id);
    Ok(())
}

/// Without an investigation the item goes on, with a hint.
pub(super) async fn note_investigation(step: &mut ItemStep<'_>, body: Investigated) -> Result<()> {
    if body.no_investigation_reason.is_some() {
        step.warn(codes::INVESTIGATION_MISSING, &[]);
    }
    step.row.no_investigation_reason = text(body.no_investigation_reason);
    Ok(())
}

pub(super) async fn set_digest(step: &mut ItemStep<'_>, body: Digest) -> Result<()> {
    step.row.digest_document_id = body.digest_document_id;
    step.row.digest_sent_on = Some(step.today());
    Ok(())
}

/// Takes the draft; late is late, and the chairpersons read it in the answer and the deadline.
pub(super) async fn receive_draft(step: &mut ItemStep<'_>, body: ConsultationDraft) -> Result<()> {
    let sent = body.consultation_sent_on;
    step.row.consultation_document_id = Some(body.consultation_document_id);
    step.row.consultation_sent_on = Some(sent);
    step.row.late_reason = text(body.late_reason);
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
    step.row.committee_comments = Some(body.committee_comments.into_string());
    deadlines::meet(&step.work(), clock::COMMENTS.code, step.row.id, step.today()).await
}

pub(super) async fn receive_report(step: &mut ItemStep<'_>, body: FinalReport) -> Result<()> {
    step.row.report_document_id = Some(body.report_document_id);
    step.row.final_sent_on = Some(body.final_sent_on);
    step.row.response_to_digest = text(body.response_to_digest);
    deadlines::meet(&step.work(), clock::FINAL.code, step.row.id, body.final_sent_on).await
}

pub(super) async fn set_waiver(step: &mut ItemStep<'_>, body: Waiver) -> Result<()> {
    step.row.waiver_meeting_id = Some(body.waiver_meeting_id);
    Ok(())
}

pub(super) async fn set_distribution(step: &mut ItemStep<'_>, body: Distribution) -> Result<()> {
    step.row.distributed_on = Some(body.distributed_on);
    deadlines::meet(&step.work(), clock::DISTRIBUTION.code, step.row.id, body.distributed_on).await
}

pub(super) async fn set_reporter(step: &mut ItemStep<'_>, body: Reporter) -> Result<()> {
    step.row.reporter_name = Some(body.reporter_name.into_string());
    step.row.reporter_post = Some(body.reporter_post.into_string());
    step.row.reporter_organization_id = Some(body.reporter_organization_id);
    Ok(())
}

pub(super) async fn set_minutes(step: &mut ItemStep<'_>, body: Deliberated) -> Result<()> {
    step.row.deliberation_minutes = Some(body.deliberation_minutes.get32());
    step.row.no_speech = body.no_speech;
    Ok(())
}

pub(super) async fn set_no_opinion(step: &mut ItemStep<'_>, body: OpinionIssued) -> Result<()> {
    step.row.no_opinion_reason = text(body.no_opinion_reason);
    Ok(())
}

/// Records the resolution and starts the clock of its execution.
pub(super) async fn set_resolution(step: &mut ItemStep<'_>, body: Resolution) -> Result<()> {
    step.row.resolution_ballot_id = Some(body.resolution_ballot_id);
    step.row.execution_due_on = Some(body.execution_due_on);
    clock::start_execution(step, body.execution_due_on).await
}

pub(super) async fn set_execution(step: &mut ItemStep<'_>, body: Execution) -> Result<()> {
    step.row.execution_document_id = Some(body.execution_document_id);
    let today = step.today();
    deadlines::meet(&step.work(), clock::EXECUTION, step.row.id, today).await
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
    (step.row.consultation_due_on, step.row.final_due_on, step.row.distribution_due_on) = (None, None, None);
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn cancel(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await
}
