//! What the actions on a supervision item write.

use super::{
    ItemState, Items,
    api::{Receipt, Resumption},
    clock,
    days::{WAY, distributed_on, is_recorded_late, last_day},
    entity::{
        Comments, ConsultationDraft, Digest, Distribution, Execution, FinalReport, Investigated, ItemContent,
        MeetingChoice, Model, Resolution, Scheme, Waiver,
    },
    words::{LawVersion, RESOLUTION_EXECUTION, ReportStep},
};
use crate::{codes, conditions::DecidedRefusal, passing::Passed};
use instruments::{
    deadlines,
    deliberation_opinions::{OpinionState, opinions_on},
    on_agenda::{self, Destination, OnAgenda},
};
use platform::{
    call::Step,
    problem::Result,
    records::{
        record::{Assign, List},
        record_reference::RecordReference,
    },
    workflow::{Note, Reason, Workflow},
};
use registry::meetings;
use serde_json::json;
use uuid::Uuid;

type ItemStep<'a> = Step<'a, Items>;

/// Without a meeting today decides under which text it falls (02 §3.10).
pub(super) async fn choose_text(step: &mut ItemStep<'_>, _: ItemContent) -> Result<()> {
    step.row.law_version = LawVersion::on(step.today());
    Ok(())
}

/// Sets the meeting, on whose agenda the item stands from now on, and starts the clock of the days before it.
pub(super) async fn set_meeting(step: &mut ItemStep<'_>, body: MeetingChoice) -> Result<()> {
    go_to(step, body.meeting_id).await
}

async fn go_to(step: &mut ItemStep<'_>, meeting: Uuid) -> Result<()> {
    let today = step.today();
    let to = Destination::named(&step.work(), meeting).await?;
    on_agenda::enter::<Items>(step.work(), &step.row, &to).await?;
    Items::join(&mut step.row, &to.meeting, today);
    Ok(())
}

/// A scheme begins the item: what a postponed one sent for another meeting was for that meeting.
pub(super) async fn approve_scheme(step: &mut ItemStep<'_>, body: Scheme) -> Result<()> {
    body.assign(&mut step.row);
    if step.before.as_ref().is_some_and(|before| before.state == ItemState::Postponed) {
        forget_from(&mut step.row, ItemState::SchemeApproved);
    }
    Ok(())
}

/// The steps behind a state are done anew.
fn forget_from(row: &mut Model, state: ItemState) {
    let Some(place) = WAY.iter().position(|one| *one == state) else { return };
    let behind = |step: ItemState| WAY.iter().skip(place + 1).any(|one| *one == step);
    if behind(ItemState::DigestSent) {
        row.digest_sent_on = None;
    }
    if behind(ItemState::ConsultationReceived) {
        row.consultation_sent_on = None;
    }
    if behind(ItemState::FinalReceived) {
        row.final_sent_on = None;
    }
    if behind(ItemState::Distributed) {
        (row.distributed_on, row.recipients) = (None, List::default());
    }
    row.resume_state = None;
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
    let document = (body.consultation_document_id, "/consultation_document_id");
    let later = is_recorded_late(step, document, sent).await?;
    mark(&mut step.row, ReportStep::Consultation, later);
    let due = last_day(step, clock::CONSULTATION).await?;
    body.assign(&mut step.row);
    if let Some(due) = due.filter(|due| sent > *due) {
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

/// Notes whether the day of a step is the sender's word alone.
fn mark(row: &mut Model, step: ReportStep, recorded_late: bool) {
    row.recorded_late.0.retain(|marked| *marked != step);
    if recorded_late {
        row.recorded_late.0.push(step);
    }
}

pub(super) async fn receive_report(step: &mut ItemStep<'_>, body: FinalReport) -> Result<()> {
    let (document, sent) = ((body.report_document_id, "/report_document_id"), body.final_sent_on);
    let later = is_recorded_late(step, document, sent).await?;
    mark(&mut step.row, ReportStep::Final, later);
    let earlier_reason = step.row.late_reason.clone();
    body.assign(&mut step.row);
    step.row.late_reason = step.row.late_reason.take().or(earlier_reason);
    deadlines::meet(&step.work(), clock::FINAL.code, step.row.id, sent).await
}

/// Another report for the same meeting: its days are judged anew, and it is distributed anew (02 §3.0).
pub(super) async fn replace_report(step: &mut ItemStep<'_>, body: FinalReport) -> Result<()> {
    receive_report(step, body).await?;
    (step.row.distributed_on, step.row.recipients) = (None, List::default());
    follow_its_meeting(step).await
}

async fn follow_its_meeting(step: &ItemStep<'_>) -> Result<()> {
    let Some(meeting) = step.row.meeting_id else { return Ok(()) };
    let to = Destination::named(&step.work(), meeting).await?;
    clock::follow(&step.work(), &step.row, &to).await
}

/// The receiver proves the day: it is judged anew, and the mark is gone.
pub(super) async fn confirm_receipt(step: &mut ItemStep<'_>, body: Receipt) -> Result<()> {
    let row = &mut step.row;
    match body.step {
        ReportStep::Consultation => row.consultation_sent_on = Some(body.received_on),
        ReportStep::Final | ReportStep::Distribution => row.final_sent_on = Some(body.received_on),
    }
    mark(row, body.step, false);
    follow_its_meeting(step).await
}

/// Bound to the meeting that is set, or to the one that sits and will take it up.
pub(super) async fn waive(step: &mut ItemStep<'_>, body: Waiver) -> Result<()> {
    let sits = body.sitting_meeting_id;
    body.assign(&mut step.row);
    step.row.waived_for_meeting_id = sits.or(step.row.meeting_id);
    Ok(())
}

pub(super) async fn set_distribution(step: &mut ItemStep<'_>, body: Distribution) -> Result<()> {
    let last = distributed_on(&body);
    body.assign(&mut step.row);
    step.row.distributed_on = last;
    let day = last.unwrap_or_else(|| step.today());
    deadlines::meet(&step.work(), clock::DISTRIBUTION.code, step.row.id, day).await
}

/// Not finished: the speeches stay, another meeting goes on.
pub(super) async fn adjourn(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    if let Some(meeting) = step.row.meeting_id {
        meetings::not_reached(&step.work(), meeting, step.row.id, None).await?;
    }
    let today = step.today();
    Items::leave(&mut step.row, today);
    Ok(())
}

/// What was noted before falls: there is an opinion.
pub(super) async fn issue_opinion(step: &mut ItemStep<'_>, _: Note) -> Result<()> {
    (step.row.no_opinion_reason, step.row.no_opinion_meeting_id) = (None, None);
    Ok(())
}

pub(super) async fn record_no_opinion(step: &mut ItemStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.no_opinion_reason = Some(body.reason);
    step.row.no_opinion_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

pub(super) async fn set_resolution(step: &mut ItemStep<'_>, body: Resolution) -> Result<()> {
    let passed = Passed {
        source: RecordReference::of::<Items>(step.row.id),
        number: &step.row.item_no,
        executing_organ: step.row.supervised_organ_id,
        ballot: body.resolution_ballot_id,
        execution_due_on: body.execution_due_on,
    };
    passed.record(&step.work()).await?;
    step.row.resolution_ballot_id = Some(body.resolution_ballot_id);
    Ok(())
}

pub(super) async fn set_execution(step: &mut ItemStep<'_>, body: Execution) -> Result<()> {
    body.assign(&mut step.row);
    let today = step.today();
    deadlines::meet(&step.work(), RESOLUTION_EXECUTION, step.row.id, today).await
}

/// Closes; an opinion that is tracked keeps the item in sight.
pub(super) async fn close(step: &mut ItemStep<'_>, _: Note) -> Result<()> {
    let opinions = opinions_on(&step.work(), Items::KIND, step.row.id).await?;
    step.row.tracking = opinions.iter().any(|opinion| opinion.state == OpinionState::Tracking);
    Ok(())
}

/// Postponed: its papers stay, its meeting and what was waived for it do not.
pub(super) async fn postpone(step: &mut ItemStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.resume_state = step.before.as_ref().map(|before| before.state);
    end_meeting(step, body).await
}

/// A postponed item goes on where it was, or some steps before, for the meeting that is named with it.
pub(super) async fn resume(step: &mut ItemStep<'_>, body: Resumption) -> Result<()> {
    let reached = step.row.resume_state.unwrap_or(ItemState::Planned);
    let state = body.repeat_from.unwrap_or(reached);
    forget_from(&mut step.row, state);
    if let Some(meeting) = body.meeting_id {
        go_to(step, meeting).await?;
    }
    step.lead_to(state)
}

pub(super) async fn cancel(step: &mut ItemStep<'_>, body: DecidedRefusal) -> Result<()> {
    end_meeting(step, body).await
}

async fn end_meeting(step: &mut ItemStep<'_>, body: DecidedRefusal) -> Result<()> {
    on_agenda::strike::<Items>(step.work(), &step.row).await?;
    let today = step.today();
    Items::leave(&mut step.row, today);
    // Nobody waits for one.
    step.row.meeting_lost_on = None;
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    deadlines::cancel_all(&step.work(), step.row.id).await
}
