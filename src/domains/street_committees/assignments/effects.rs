//! What the actions on an assignment write.

use super::{
    AssignmentAction, Assignments, clock,
    entity::{
        AssignmentClosing, AssignmentContent, AssignmentConversion, AssignmentDecline, AssignmentReopening,
        AssignmentResult, AssignmentReturn, ExtensionDecision, ExtensionRequest, Model,
    },
    guards::extended_day,
    words::{ASSIGNMENT_RESULT, ASSIGNMENT_REWORK, Adoption},
};
use instruments::{
    activities,
    deadlines::{self, running_day},
    links::{self, LinkKind},
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::text::Text,
    workflow::{Note, Reason},
};
use uuid::Uuid;

type AssignmentStep<'a> = Step<'a, Assignments>;

/// A task that was declined goes out again only if what was assigned changed.
pub(super) async fn note_change(step: &mut AssignmentStep<'_>, _: AssignmentContent) -> Result<()> {
    let asked = |row: &Model| {
        let content = (row.title.clone(), row.content.clone(), row.expected_output.clone(), row.category);
        (content, row.target_organization_ids.clone(), row.due_on, row.scope_categories.clone())
    };
    let changed = step.before.as_ref().is_some_and(|before| asked(before) != asked(&step.row));
    if changed {
        step.row.unchanged_since_decline = false;
    }
    Ok(())
}

/// Each target has a record of its own, with its own state and clock.
pub(super) async fn hand_out(step: &mut AssignmentStep<'_>, _: Note) -> Result<()> {
    let mut targets = step.row.target_organization_ids.0.clone();
    let others = targets.split_off(targets.len().min(1));
    step.row.target_organization_ids = targets.into();
    step.row.assigned_on = Some(step.today());
    step.row.accepted_on = None;
    if !others.is_empty() {
        step.row.batch_no = Some(step.row.assignment_no.clone());
    }
    for (index, target) in others.into_iter().enumerate() {
        hand_out_another(step, target, index + 2).await?;
    }
    clock::start(&step.work(), &step.row).await?;
    tie_to_item(step, &step.row).await
}

async fn hand_out_another(step: &AssignmentStep<'_>, target: Uuid, number: usize) -> Result<()> {
    let (work, first) = (step.work(), &step.row);
    let drafted = work.make::<Assignments>(|row| {
        row.assignment_no = Text::cut(&first.assignment_no, &format!("-{number}"));
        (row.direction, row.category) = (first.direction, first.category);
        row.title = first.title.clone();
        row.content = first.content.clone();
        row.expected_output = first.expected_output.clone();
        row.issuing_organization_id = first.issuing_organization_id;
        row.target_organization_ids = vec![target].into();
        row.batch_no.clone_from(&first.batch_no);
        row.scope_categories = first.scope_categories.clone();
        (row.work_from, row.due_on) = (first.work_from, first.due_on);
        row.basis_document_id = first.basis_document_id;
        row.basis_type.clone_from(&first.basis_type);
        row.basis_id = first.basis_id;
        row.supervision_item_id = first.supervision_item_id;
    });
    let assigned_on = work.call.today();
    let assigned = work
        .advance::<Assignments>(drafted.await?, AssignmentAction::Assign, |row| {
            row.assigned_on = Some(assigned_on);
        })
        .await?;
    clock::start(&work, &assigned).await?;
    tie_to_item(step, &assigned).await
}

/// The supervision item was assigned as this.
async fn tie_to_item(step: &AssignmentStep<'_>, row: &Model) -> Result<()> {
    let Some(item) = row.supervision_item_id else { return Ok(()) };
    let item = RecordReference { kind: "supervision.item".into(), id: item };
    let this = RecordReference::of::<Assignments>(row.id);
    links::connect(&step.work(), LinkKind::AssignedAs, item, this).await
}

pub(super) async fn accept(step: &mut AssignmentStep<'_>, _: Note) -> Result<()> {
    step.row.accepted_on = Some(step.today());
    deadlines::meet(&step.work(), clock::ACCEPTANCE.code, step.row.id, step.today()).await
}

pub(super) async fn decline(step: &mut AssignmentStep<'_>, body: AssignmentDecline) -> Result<()> {
    step.row.decline_count += 1;
    step.row.unchanged_since_decline = true;
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, clock::ACCEPTANCE.code, id, step.today()).await?;
    deadlines::cancel_all(&work, id).await
}

pub(super) async fn request_extension(step: &mut AssignmentStep<'_>, body: ExtensionRequest) -> Result<()> {
    step.row.extension_asked_on = Some(step.today());
    body.assign(&mut step.row);
    let (work, row) = (step.work(), &step.row);
    clock::EXTENSION.open::<Assignments>(&work, row.id, row.issuing_organization_id, step.today()).await?;
    Ok(())
}

/// The last day moves, and with it the days that the assignment covers; of work that is done anew that of the rework, and the one of
/// the first result stays.
pub(super) async fn extend(step: &mut AssignmentStep<'_>, body: ExtensionDecision) -> Result<()> {
    step.row.extension_asked_on = None;
    deadlines::meet(&step.work(), clock::EXTENSION.code, step.row.id, step.today()).await?;
    if !body.granted {
        return Ok(());
    }
    let until = extended_day(&step.row)?;
    step.row.extended = true;
    let code = if step.row.rework_due_on.is_some() {
        step.row.rework_due_on = Some(until);
        ASSIGNMENT_REWORK
    } else {
        step.row.due_on = Some(until);
        ASSIGNMENT_RESULT
    };
    deadlines::extend(&step.work(), code, step.row.id, until).await
}

/// Of a result that is done anew the first one's last day says whether it was in time.
pub(super) async fn submit(step: &mut AssignmentStep<'_>, body: AssignmentResult) -> Result<()> {
    let (today, first) = (step.today(), step.row.return_count == 0 && step.row.first_in_time.is_none());
    if first {
        let due_on = running_day(&step.work(), ASSIGNMENT_RESULT, step.row.id).await?;
        step.row.first_in_time = due_on.or(step.row.due_on).map(|due| today <= due);
    }
    body.assign(&mut step.row);
    // Whoever has submitted needs no more time.
    step.row.extension_asked_on = None;
    step.row.submitted_on = Some(today);
    step.row.submitted_by = Some(step.call.actor.user_id);
    clock::submitted(&step.work(), &step.row).await
}

pub(super) async fn close(step: &mut AssignmentStep<'_>, body: AssignmentClosing) -> Result<()> {
    body.assign(&mut step.row);
    step.row.closed_on = Some(step.today());
    deadlines::meet(&step.work(), clock::REVIEW.code, step.row.id, step.today()).await?;
    // What it serves is told of the result.
    let Some(item) = step.row.supervision_item_id else { return Ok(()) };
    let item = RecordReference { kind: "supervision.item".into(), id: item };
    let this = RecordReference::of::<Assignments>(step.row.id);
    links::connect(&step.work(), LinkKind::EvidenceFor, this, item).await
}

pub(super) async fn return_result(step: &mut AssignmentStep<'_>, body: AssignmentReturn) -> Result<()> {
    step.row.return_count += 1;
    deadlines::meet(&step.work(), clock::REVIEW.code, step.row.id, step.today()).await?;
    clock::rework(&step.work(), &step.row, body.rework_due_on).await
}

/// What was to be done for it is not done any more; what was done stays.
pub(super) async fn withdraw(step: &mut AssignmentStep<'_>, _: Reason) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    activities::assignment_withdrawn(&step.work(), step.row.id).await
}

pub(super) async fn convert(step: &mut AssignmentStep<'_>, body: AssignmentConversion) -> Result<()> {
    step.row.adoption = Some(Adoption::Adopted);
    step.row.closed_on = Some(step.today());
    deadlines::meet(&step.work(), ASSIGNMENT_RESULT, step.row.id, step.today()).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    let this = RecordReference::of::<Assignments>(step.row.id);
    let became = RecordReference { kind: body.target_type.into_string(), id: body.target_id };
    links::connect(&step.work(), LinkKind::ConvertedTo, this, became).await
}

/// It was not done as it seemed: the grade is void.
pub(super) async fn reopen(step: &mut AssignmentStep<'_>, body: AssignmentReopening) -> Result<()> {
    (step.row.grade, step.row.review_comment, step.row.closed_on) = (None, None, None);
    clock::rework(&step.work(), &step.row, body.rework_due_on).await
}
