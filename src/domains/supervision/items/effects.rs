//! What the actions on a supervision item write.

use super::{
    Items, clock,
    entity::{
        Comments, ConsultationDraft, Digest, Distribution, Execution, FinalReport, Investigated,
        MeetingChoice, Resolution,
    },
    words::RESOLUTION_EXECUTION,
};
use crate::{codes, telling::resolutions_on};
use chrono::NaiveDate;
use instruments::{
    ballots::{self, Ballots, use_ballot},
    deadlines,
    deliberation_opinions::{OpinionState, opinions_on},
    resolutions::pass_and_start,
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::text::Text,
    workflow::{Note, Reason, Workflow},
};
use registry::meetings::Meetings;
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

/// A resolution is a record of its own, with its own execution report: a second one does not end with the first one's.
pub(super) async fn set_resolution(step: &mut ItemStep<'_>, body: Resolution) -> Result<()> {
    use_ballot(&step.work(), body.resolution_ballot_id, step.row.id).await?;
    let ballot = step.stored::<Ballots>(body.resolution_ballot_id).await?;
    let passed_on = ballot_day(step, &ballot).await?;
    let (work, item) = (step.work(), &step.row);
    let record = RecordReference::of::<Items>(item.id);
    let number = resolutions_on(&work, &record).await?.len() + 1;
    let (title, no) = (ballot.title.clone(), item.item_no.clone());
    let made = pass_and_start(&work, |row| {
        row.document_number = Text::cut(&no, &format!("-决议{number}"));
        row.title = Text::cut(&title, "");
        row.source_type = Some(Text::stored(record.kind.clone()));
        row.source_id = Some(record.id);
        row.executing_organ_id = item.supervised_organ_id;
        row.execution_due_on = body.execution_due_on;
        row.ballot_id = Some(ballot.id);
        row.passed_on = Some(passed_on);
    });
    made.await?;
    step.row.resolution_ballot_id = Some(body.resolution_ballot_id);
    Ok(())
}

/// The day on which the ballot was taken: that of its meeting.
async fn ballot_day(step: &ItemStep<'_>, ballot: &ballots::entity::Model) -> Result<NaiveDate> {
    Ok(step.stored::<Meetings>(ballot.meeting_id).await?.start_on)
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

/// A postponed item begins again with a scheme and a meeting: what runs now is cancelled.
pub(super) async fn postpone(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    step.row.meeting_id = None;
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn cancel(step: &mut ItemStep<'_>, _: Reason) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await
}
