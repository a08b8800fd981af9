//! The days before the meeting, as the guards ask for them: against the meeting as it stands (监督法第十五条; 02 §3.0).

use super::{
    ItemState, Items,
    api::{Receipt, Resumption},
    clock::{CONSULTATION, DISTRIBUTION, FINAL, leads_of},
    entity::{ConsultationDraft, Distribution, FinalReport, Model, Referral, Reporter, Waiver},
    words::ReportStep,
};
use crate::{
    conditions::{Decided, committee_meets},
    recipients::{in_office_each, last_sent_on, served},
};
use chrono::NaiveDate;
use instruments::{deadlines::Period, documents::Documents};
use platform::{
    call::Step,
    problem::Result,
    values::clock::legal_date,
    vocabulary::Role,
    workflow::{Guarded, Verdict},
};
use registry::meetings::{
    MeetingKind, MeetingState, Meetings, ToCome, arisen, chairpersons_met, chairpersons_met_since, to_come,
};
use uuid::Uuid;

type ItemStep<'a> = Step<'a, Items>;

/// The last day before the meeting as it stands; none without one, before one at short notice, or where the form has no such day.
pub(super) async fn last_day(step: &ItemStep<'_>, period: Period) -> Result<Option<NaiveDate>> {
    let lead = leads_of(step.row.form).iter().find(|lead| lead.code == period.code);
    let Some((meeting, lead)) = step.row.meeting_id.zip(lead) else { return Ok(None) };
    let meeting = step.stored::<Meetings>(meeting).await?;
    if meeting.is_extraordinary {
        return Ok(None);
    }
    Ok(Some(lead.last_day_before(&step.work(), meeting.start_on).await?))
}

impl Model {
    /// Whether the chairpersons waived the days of a step before a meeting.
    pub(super) fn waives(&self, step: ReportStep, meeting: Uuid) -> bool {
        self.waived_for_meeting_id == Some(meeting) && self.waived_steps.0.contains(&step)
    }
}

fn with_due(verdict: Verdict, due: Option<NaiveDate>, done: Option<NaiveDate>) -> Verdict {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    verdict.with("due_on", day(due)).with("sent_on", day(done))
}

/// Whether a step was done in time for the meeting, or need not have been.
async fn kept(step: &ItemStep<'_>, lead: (Period, ReportStep), done: Option<NaiveDate>) -> Guarded {
    let due = last_day(step, lead.0).await?;
    let in_time = due.is_none_or(|due| done.is_some_and(|done| done <= due));
    let waived = step.row.meeting_id.is_some_and(|meeting| step.row.waives(lead.1, meeting));
    Ok(with_due(Verdict::require(in_time || waived), due, done))
}

/// 监督法第十五条: a draft after the twentieth day before the meeting is accepted with a reason, and marked late.
pub(super) async fn late_with_reason(step: &ItemStep<'_>, body: &ConsultationDraft) -> Guarded {
    let due = last_day(step, CONSULTATION).await?;
    let late = due.is_some_and(|due| body.consultation_sent_on > due);
    let verdict = Verdict::require(!late || body.late_reason.is_some());
    Ok(with_due(verdict, due, Some(body.consultation_sent_on)).at("/late_reason"))
}

/// 监督法第十五条: ten days before the meeting, unless the chairpersons waived it.
pub(super) async fn in_time_or_waived(step: &ItemStep<'_>, body: &FinalReport) -> Guarded {
    let sent = Some(body.final_sent_on);
    Ok(kept(step, (FINAL, ReportStep::Final), sent).await?.at("/final_sent_on"))
}

/// 监督法第十五条: seven days before the meeting, unless the chairpersons waived it.
pub(super) async fn distributed_in_time_or_waived(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    let last = distributed_on(body);
    Ok(kept(step, (DISTRIBUTION, ReportStep::Distribution), last).await?.at("/distributed_on"))
}

/// 监督法第十五条: asked once more when the deliberation begins: the meeting may have another day by now.
pub(super) async fn report_kept(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    kept(step, (FINAL, ReportStep::Final), step.row.final_sent_on).await
}

/// The same for the distribution.
pub(super) async fn distribution_kept(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    kept(step, (DISTRIBUTION, ReportStep::Distribution), step.row.distributed_on).await
}

// Days that the sender records

/// Whether it is the organ that records the day: then the document proves it, and a day before it needs a reason.
fn by_the_sender(step: &ItemStep<'_>) -> bool {
    let actor = &step.call.actor;
    !actor.is_any(&[Role::CommitteeStaff, Role::ScOffice])
}

async fn recorded_in_time(
    step: &ItemStep<'_>,
    (document, document_at): (Uuid, &str),
    sent: NaiveDate,
    explained: bool,
) -> Guarded {
    let late = is_recorded_late(step, (document, document_at), sent).await?;
    Ok(Verdict::require(!late || explained).with("sent_on", sent.to_string()).at("/late_reason"))
}

/// 00 §5.0: whether the sender says a day before the document was uploaded.
pub(super) async fn is_recorded_late(
    step: &ItemStep<'_>,
    (document, document_at): (Uuid, &str),
    sent: NaiveDate,
) -> Result<bool> {
    let document = step.referred::<Documents>(document, document_at).await?;
    let uploaded = document.stored_at.map(legal_date);
    Ok(by_the_sender(step) && uploaded.is_some_and(|uploaded| sent < uploaded))
}

pub(super) async fn draft_recorded_in_time(step: &ItemStep<'_>, body: &ConsultationDraft) -> Guarded {
    let document = (body.consultation_document_id, "/consultation_document_id");
    recorded_in_time(step, document, body.consultation_sent_on, body.late_reason.is_some()).await
}

pub(super) async fn report_recorded_in_time(step: &ItemStep<'_>, body: &FinalReport) -> Guarded {
    let document = (body.report_document_id, "/report_document_id");
    recorded_in_time(step, document, body.final_sent_on, body.late_reason.is_some()).await
}

/// The committee received the draft, the office the report.
pub(super) async fn receiver_of_the_step(step: &ItemStep<'_>, body: &Receipt) -> Guarded {
    let receiver = match body.step {
        ReportStep::Consultation => Role::CommitteeStaff,
        ReportStep::Final | ReportStep::Distribution => Role::ScOffice,
    };
    Ok(Verdict::require(step.call.actor.is(receiver)).at("/step"))
}

fn day_of(row: &Model, step: ReportStep) -> Option<NaiveDate> {
    match step {
        ReportStep::Consultation => row.consultation_sent_on,
        ReportStep::Final => row.final_sent_on,
        ReportStep::Distribution => None,
    }
}

/// What was received can be confirmed.
pub(super) async fn step_was_done(step: &ItemStep<'_>, body: &Receipt) -> Guarded {
    Ok(Verdict::require(day_of(&step.row, body.step).is_some()).at("/step"))
}

/// The steps stay in their order.
pub(super) async fn receipt_in_order(step: &ItemStep<'_>, body: &Receipt) -> Guarded {
    let row = &step.row;
    let (after, before) = match body.step {
        ReportStep::Consultation => (row.digest_sent_on, row.final_sent_on),
        _ => (row.consultation_sent_on, row.distributed_on),
    };
    let day = body.received_on;
    let in_order = after.is_none_or(|after| day >= after) && before.is_none_or(|before| day <= before);
    Ok(Verdict::require(in_order).at("/received_on"))
}

// Waivers

/// The draft is never waived: it is late with a reason.
pub(super) async fn waivable(_: &ItemStep<'_>, body: &Waiver) -> Guarded {
    let steps = &body.waived_steps;
    let named = !steps.is_empty() && !steps.contains(&ReportStep::Consultation);
    Ok(Verdict::require(named).at("/waived_steps"))
}

/// A waiver is for the meeting that is set, or for one that sits.
pub(super) async fn meeting_set_or_sits(step: &ItemStep<'_>, body: &Waiver) -> Guarded {
    Ok(Verdict::require(step.row.meeting_id.is_some() || body.sitting_meeting_id.is_some()))
}

/// A meeting that sits may take up a report that comes to it late.
pub(super) async fn meeting_sits(step: &ItemStep<'_>, body: &Waiver) -> Guarded {
    let Some(meeting) = body.sitting_meeting_id else { return Ok(Verdict::Holds) };
    let (kind, states) = (MeetingKind::ScPlenary, &[MeetingState::Open]);
    to_come(step, ToCome { meeting, kind, states, pointer: "/sitting_meeting_id" }).await
}

/// 监督法第十五条: a waiver is decided for the meeting that is set, after it was set; for one that sits, once the matter was there.
pub(super) async fn waiver_decided(step: &ItemStep<'_>, body: &Waiver) -> Guarded {
    let set_on = step.row.meeting_set_on.filter(|_| body.sitting_meeting_id.is_none());
    let since = set_on.map_or(arisen(step), |set| set.max(arisen(step)));
    chairpersons_met_since(step, body.waiver_meeting_id, since, "/waiver_meeting_id").await
}

/// 监督法第十五条: the chairpersons let a report be replaced.
pub(super) async fn replacement_decided(step: &ItemStep<'_>, body: &FinalReport) -> Guarded {
    match body.decision_meeting_id {
        Some(meeting) => chairpersons_met(step, meeting, "/decision_meeting_id").await,
        None => Ok(Verdict::Holds),
    }
}

impl Decided for Referral {
    fn decision_meeting_id(&self) -> Uuid {
        self.decision_meeting_id
    }
}

// The distribution

/// When the last member had the report.
pub(super) fn distributed_on(body: &Distribution) -> Option<NaiveDate> {
    last_sent_on(&body.recipients).or(body.distributed_on)
}

/// 监督法第十五条: every member of the Standing Committee.
pub(super) async fn every_member_served(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    served(step, &body.recipients, distributed_on(body).is_some()).await
}

/// Each recipient once, a member in office.
pub(super) async fn recipients_in_office(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    in_office_each(step, &body.recipients).await
}

fn all_days(body: &Distribution) -> impl Iterator<Item = NaiveDate> + '_ {
    body.recipients.iter().map(|recipient| recipient.sent_on).chain(body.distributed_on)
}

/// Nothing was sent tomorrow.
pub(super) async fn distribution_not_in_future(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    let today = step.today();
    Ok(Verdict::require(all_days(body).all(|day| day <= today)).at("/recipients"))
}

/// The report was there before it was distributed.
pub(super) async fn distribution_after_report(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    let report = step.row.final_sent_on;
    let in_order = all_days(body).all(|day| report.is_none_or(|report| day >= report));
    Ok(Verdict::require(in_order).at("/recipients"))
}

// Postponed items

/// The meeting of a postponed item is named with its return.
pub(super) async fn next_meeting_of_the_committee(step: &ItemStep<'_>, body: &Resumption) -> Guarded {
    let Some(meeting) = body.meeting_id else { return Ok(Verdict::Holds) };
    committee_meets(step, meeting, &[MeetingState::Planned, MeetingState::Notified]).await
}

/// The states of an item before its meeting, in their order.
pub(super) const WAY: [ItemState; 8] = [
    ItemState::Planned,
    ItemState::SchemeApproved,
    ItemState::Investigating,
    ItemState::DigestSent,
    ItemState::ConsultationReceived,
    ItemState::CommentsReturned,
    ItemState::FinalReceived,
    ItemState::Distributed,
];

/// What is done anew was done before.
pub(super) async fn repeats_what_was_done(step: &ItemStep<'_>, body: &Resumption) -> Guarded {
    let place = |state: ItemState| WAY.iter().position(|one| *one == state);
    let reached = step.row.resume_state.and_then(place);
    let repeats = body.repeat_from.is_none_or(|from| place(from).is_some_and(|from| Some(from) <= reached));
    Ok(Verdict::require(repeats).at("/repeat_from"))
}
