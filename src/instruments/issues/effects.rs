//! What the actions on an issue write.

use super::{
    Issues,
    actions::{IssueCancellation, IssueClosing, IssueEscalation, IssueExtensionRequest, IssueSubmission},
    clock,
    entity::{
        IssueAssignment, IssueContent, IssueExtension, IssueReopening, IssueResumption, LongTermPlan,
        RectificationPlan,
    },
    words::ISSUE_RECTIFICATION,
};
use crate::{
    deadlines::{self, LastDay},
    issue_steps::{self, StepKind},
    links::{self, LinkKind},
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    workflow::Reason,
};
use uuid::Uuid;

type IssueStep<'a> = Step<'a, Issues>;

/// Writes what was done to the ledger of the issue.
async fn note(step: &IssueStep<'_>, kind: StepKind, text: &str, evidence: Vec<Uuid>) -> Result<()> {
    issue_steps::record(&step.work(), step.row.id, kind, text, evidence).await
}

pub(super) async fn register(step: &mut IssueStep<'_>, _: IssueContent) -> Result<()> {
    step.row.author_organization_id = step.call.actor.organization_id;
    Ok(())
}

/// From now on the organization is told: it plans within days, and puts the issue right until the last day.
pub(super) async fn hand_over(step: &mut IssueStep<'_>, body: IssueAssignment) -> Result<()> {
    step.row.first_due_on = Some(body.due_on);
    body.assign(&mut step.row);
    let (work, row, today) = (step.work(), &step.row, step.today());
    clock::PLAN.open::<Issues>(&work, row.id, row.responsible_org_id, today).await?;
    clock::open_rectification(&work, row).await?;
    if let Some(reported_on) = row.audit_reported_on {
        clock::AUDIT.open::<Issues>(&work, row.id, row.responsible_org_id, reported_on).await?;
    }
    Ok(())
}

pub(super) async fn set_plan(step: &mut IssueStep<'_>, body: RectificationPlan) -> Result<()> {
    body.assign(&mut step.row);
    note(step, StepKind::Plan, step.row.measures.as_deref().unwrap_or_default(), Vec::new()).await?;
    deadlines::meet(&step.work(), clock::PLAN.code, step.row.id, step.today()).await
}

pub(super) async fn request_extension(step: &mut IssueStep<'_>, body: IssueExtensionRequest) -> Result<()> {
    step.row.extension_asked_on = Some(step.today());
    step.row.extension_asked_to = Some(body.due_on);
    note(step, StepKind::Extension, &body.reason, Vec::new()).await
}

pub(super) async fn extend(step: &mut IssueStep<'_>, body: IssueExtension) -> Result<()> {
    body.clone().assign(&mut step.row);
    step.row.extension_count += 1;
    (step.row.extension_asked_on, step.row.extension_asked_to) = (None, None);
    note(step, StepKind::Extension, &body.reason, Vec::new()).await?;
    deadlines::extend(&step.work(), ISSUE_RECTIFICATION, step.row.id, body.due_on).await
}

/// The last day is now that of the next yearly report.
pub(super) async fn mark_long_term(step: &mut IssueStep<'_>, body: LongTermPlan) -> Result<()> {
    body.assign(&mut step.row);
    note(step, StepKind::Plan, step.row.measures.as_deref().unwrap_or_default(), Vec::new()).await?;
    deadlines::cancel(&step.work(), ISSUE_RECTIFICATION, step.row.id).await?;
    clock::open_progress(&step.work(), &step.row, step.today()).await?;
    Ok(())
}

/// The proof is in; the congress side verifies within days.
pub(super) async fn submit(step: &mut IssueStep<'_>, body: IssueSubmission) -> Result<()> {
    note(step, StepKind::Submission, &body.text, body.evidence_ids.clone()).await?;
    step.row.evidence_ids = body.evidence_ids.into();
    step.row.submitted_by = Some(step.call.actor.user_id);
    let (work, row, today) = (step.work(), &step.row, step.today());
    for code in [ISSUE_RECTIFICATION, clock::AUDIT.code, clock::PROGRESS.code] {
        deadlines::meet(&work, code, row.id, today).await?;
    }
    clock::VERIFICATION.open::<Issues>(&work, row.id, row.author_organization_id, today).await?;
    Ok(())
}

/// Closed, and tied to the record in which the problem was found.
pub(super) async fn close(step: &mut IssueStep<'_>, body: IssueClosing) -> Result<()> {
    note(step, StepKind::Verification, &body.text, body.evidence_ids).await?;
    step.row.accountability_result = body.accountability_result;
    step.row.verified_by = Some(step.call.actor.user_id);
    step.row.closed_on = Some(step.today());
    deadlines::meet(&step.work(), clock::VERIFICATION.code, step.row.id, step.today()).await?;
    let source = step.row.source_record_type.clone().zip(step.row.source_record_id);
    let Some((kind, id)) = source else { return Ok(()) };
    let this = RecordReference::of::<Issues>(step.row.id);
    links::connect(&step.work(), LinkKind::Rectifies, this, RecordReference { kind: kind.into_string(), id })
        .await
}

/// Sent back: what the submission met is open again, with its old last day, even if that lies behind.
pub(super) async fn send_back(step: &mut IssueStep<'_>, body: Reason) -> Result<()> {
    note(step, StepKind::Return, &body.reason, Vec::new()).await?;
    step.row.return_count += 1;
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, clock::VERIFICATION.code, id, step.today()).await?;
    // Lasting work waits for its yearly report, other work for its last day: what the submission met.
    deadlines::reopen_last_met(&work, &[clock::PROGRESS.code, ISSUE_RECTIFICATION], id).await?;
    deadlines::reopen(&work, clock::AUDIT.code, id, LastDay::AsBefore).await?;
    Ok(())
}

/// The stronger form has the issue as its evidence; the clocks run on.
pub(super) async fn escalate(step: &mut IssueStep<'_>, body: IssueEscalation) -> Result<()> {
    step.row.escalation_kind = Some(body.kind);
    step.row.escalation_id = Some(body.record_id);
    let form = RecordReference { kind: body.kind.record_kind().into(), id: body.record_id };
    links::connect(&step.work(), LinkKind::EvidenceFor, RecordReference::of::<Issues>(step.row.id), form)
        .await
}

pub(super) async fn resume(step: &mut IssueStep<'_>, body: IssueResumption) -> Result<()> {
    let day = body.due_on;
    body.assign(&mut step.row);
    deadlines::reopen(&step.work(), ISSUE_RECTIFICATION, step.row.id, LastDay::On(day)).await?;
    Ok(())
}

/// It came back: what was proved and verified before no longer counts, and the flag stays (屡审屡犯).
pub(super) async fn reopen(step: &mut IssueStep<'_>, body: IssueReopening) -> Result<()> {
    let row = &mut step.row;
    (row.extension_asked_on, row.extension_asked_to) = (None, None);
    row.repeated = true;
    row.due_on = Some(body.due_on);
    row.evidence_ids = Vec::new().into();
    (row.submitted_by, row.verified_by, row.closed_on) = (None, None, None);
    (row.first_due_on, row.extension_count) = (Some(body.due_on), 0);
    let (work, id, day) = (step.work(), step.row.id, body.due_on);
    deadlines::reopen(&work, ISSUE_RECTIFICATION, id, LastDay::On(day)).await?;
    Ok(())
}

pub(super) async fn cancel(step: &mut IssueStep<'_>, _: IssueCancellation) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await
}
