//! What the actions on a special inquiry write, and what moves with its meeting.

use super::{
    SpecialInquiries, SpecialInquiryAction, SpecialInquiryState,
    api::{Attendance, HandlingSubmission, InquiryOpinions},
    entity::{self, InquiryMaterial, InquiryNotice, SpecialInquiryContent},
    guards::material_sent_on,
    opinions,
    words::{HandlingReport, INQUIRY_HANDLING, Respondent},
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal, meeting_of},
    signatures::sign_first,
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Followed, Lead, Period, PeriodUnit},
    on_agenda::{self, Destination, OnAgenda},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::future::Future,
};
use registry::meetings::entity::Model as Meeting;
use serde_json::json;
use uuid::Uuid;

type InquiryStep<'a> = Step<'a, SpecialInquiries>;

const NOTICE: Period =
    Period::days_before("INQUIRY_NOTICE", RuleKind::Supervision, "special_inquiry.lead_days");
const HANDLING: Period = Period::after(
    INQUIRY_HANDLING,
    RuleKind::Supervision,
    "special_inquiry.handling_months",
    PeriodUnit::Months,
);

/// What an action of a meeting means for the inquiry that is to be held in it.
pub(crate) fn reactions(reactions: &mut Reactions) {
    on_agenda::reactions::<SpecialInquiries>(
        reactions,
        [
            "supervision.special_inquiry, which gives its notice anew\n\
             专题询问,重新通知",
            "supervision.special_inquiry, which loses its meeting\n\
             专题询问,失去其会议",
            "supervision.special_inquiry, which is held in another meeting if this one did not come to it\n\
             专题询问,本次会议未进行的,在另一次会议上进行",
        ],
    );
    let over = "supervision.special_inquiry, for which nobody waits any more\n\
             专题询问,不再有待办";
    reactions.after::<SpecialInquiries>(SpecialInquiryAction::Cancel, over, nobody_waits);
}

impl OnAgenda for SpecialInquiries {
    const MEETING: entity::Column = entity::Column::MeetingId;
    const FOLLOW: SpecialInquiryAction = SpecialInquiryAction::FollowMeeting;

    fn title<'a>(_: UnitOfWork<'a>, row: &'a entity::Model) -> Future<'a, Result<String>> {
        Box::pin(async { Ok(row.title.to_string()) })
    }

    /// Every notice is given anew for another meeting or day.
    fn join(row: &mut entity::Model, meeting: &Meeting, _: NaiveDate) {
        (row.meeting_id, row.notified_on) = (Some(meeting.id), None);
    }

    fn leave(row: &mut entity::Model, _: NaiveDate) {
        (row.meeting_id, row.notified_on) = (None, None);
    }

    fn follow<'a>(
        work: UnitOfWork<'a>,
        row: &'a entity::Model,
        to: &'a Destination,
    ) -> Future<'a, Result<()>> {
        Box::pin(async move { follow(&work, row, to).await })
    }

    fn has_begun(state: SpecialInquiryState) -> bool {
        use SpecialInquiryState::{Closed, Handled, Held, OpinionsIssued};
        matches!(state, Held | OpinionsIssued | Handled | Closed)
    }

    fn stop<'a>(work: UnitOfWork<'a>, row: &'a entity::Model) -> Future<'a, Result<()>> {
        Box::pin(async move { deadlines::cancel(&work, NOTICE.code, row.id).await })
    }
}

/// It will not be: its clocks end, and no agenda has it.
fn nobody_waits<'a>(work: UnitOfWork<'a>, inquiry: Happened<'a, SpecialInquiries>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        deadlines::cancel_all(&work, inquiry.after.id).await?;
        on_agenda::strike::<SpecialInquiries>(work, inquiry.after).await
    })
}

/// Who attended is written when the inquiry is held, whatever is sent before.
fn nobody_attended_yet(step: &mut InquiryStep<'_>) {
    for respondent in &mut step.row.respondents.0 {
        respondent.attended = false;
    }
}

pub(super) async fn draft(step: &mut InquiryStep<'_>, body: SpecialInquiryContent) -> Result<()> {
    nobody_attended_yet(step);
    sign_first(step, body).await
}

pub(super) async fn adjust(step: &mut InquiryStep<'_>, _: SpecialInquiryContent) -> Result<()> {
    nobody_attended_yet(step);
    Ok(())
}

/// The meeting, and the days before it until which the respondents are told.
pub(super) async fn approve(step: &mut InquiryStep<'_>, body: AgendaDecision) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    let today = step.today();
    let to = Destination::named(&step.work(), body.meeting_id).await?;
    on_agenda::enter::<SpecialInquiries>(step.work(), &step.row, &to).await?;
    SpecialInquiries::join(&mut step.row, &to.meeting, today);
    Ok(())
}

/// Counts the days of the notice before the meeting as it stands; every notice is given anew for another day.
async fn follow(work: &UnitOfWork<'_>, row: &entity::Model, to: &Destination) -> Result<()> {
    let meeting = &to.meeting;
    if meeting.is_extraordinary {
        return deadlines::cancel(work, NOTICE.code, row.id).await;
    }
    let lead = Lead { subject_id: row.id, responsible: meeting.organization_id, done_on: None };
    if let Followed::Unopened(due_on) = NOTICE.follow::<SpecialInquiries>(work, lead, &to.almanac).await? {
        let params = [("inquiry_id", json!(row.id)), ("due_on", json!(due_on))];
        work.warn(codes::LAST_DAY_PASSED, &params);
    }
    Ok(())
}

pub(super) async fn decline(step: &mut InquiryStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.refusal_reason = Some(body.reason);
    Ok(())
}

/// It will not be: nobody waits for it any more.
pub(super) async fn cancel(step: &mut InquiryStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.refusal_reason = Some(body.reason);
    Ok(())
}

pub(super) async fn send_material(step: &mut InquiryStep<'_>, body: InquiryMaterial) -> Result<()> {
    let sent = material_sent_on(&body);
    body.assign(&mut step.row);
    step.row.material_sent_on = sent;
    Ok(())
}

/// Every respondent is told; who is replaced later is told later, and the first notice stands.
pub(super) async fn notify(step: &mut InquiryStep<'_>, body: InquiryNotice) -> Result<()> {
    for replacement in &body.replacements {
        let replaced = |respondent: &&mut Respondent| respondent.organ_id == replacement.organ_id;
        for respondent in step.row.respondents.0.iter_mut().filter(replaced) {
            respondent.person_name = replacement.person_name.clone();
            respondent.post = replacement.post.clone();
        }
    }
    if step.row.state == SpecialInquiryState::Notified {
        return Ok(());
    }
    let notified_on = body.notified_on;
    warn_if_late(step, notified_on).await?;
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), NOTICE.code, step.row.id, notified_on).await
}

/// Seven days before the meeting (assumed): a later notice is accepted, and marked late.
async fn warn_if_late(step: &mut InquiryStep<'_>, notified_on: NaiveDate) -> Result<()> {
    let meeting = meeting_of(step, step.row.meeting_id).await?;
    let due_on = NOTICE.last_day_before(&step.work(), meeting.start_on).await?;
    if !meeting.is_extraordinary && notified_on > due_on {
        step.warn(codes::LATE_STEP, &[("due_on", json!(due_on))]);
    }
    Ok(())
}

pub(super) async fn hold(step: &mut InquiryStep<'_>, body: Attendance) -> Result<()> {
    for respondent in &mut step.row.respondents.0 {
        respondent.attended = body.attended_organ_ids.contains(&respondent.organ_id);
    }
    Ok(())
}

/// Commitments become clauses of the opinions, and the organs get their time; without an opinion there is nothing to wait for.
pub(super) async fn issue_opinions(step: &mut InquiryStep<'_>, body: InquiryOpinions) -> Result<()> {
    let organs: Vec<Uuid> = body.opinions.iter().map(|opinion| opinion.addressee_organ_id).collect();
    step.row.no_opinion_meeting_id = body.no_opinion_meeting_id;
    if organs.is_empty() {
        return Ok(());
    }
    opinions::draft(&step.work(), &step.row, body).await?;
    let (work, today) = (step.work(), step.today());
    let responsible = organs.first().copied().unwrap_or_default();
    HANDLING.open::<SpecialInquiries>(&work, step.row.id, responsible, today).await?;
    step.row.addressee_organ_ids = organs.into();
    Ok(())
}

/// The report of one organ; with the last one the inquiry is handled.
pub(super) async fn submit_handling(step: &mut InquiryStep<'_>, body: HandlingSubmission) -> Result<()> {
    let (organ, today) = (step.call.actor.organization_id, step.today());
    let report = HandlingReport {
        organ_id: organ,
        opinion_id: Some(body.opinion_id),
        document_id: body.document_id,
        signed_by: Some(body.signed_by_user_id),
        submitted_on: today,
    };
    let reports = &mut step.row.handling_reports.0;
    reports.retain(|earlier| earlier.organ_id != organ);
    reports.push(report);
    let all = step.row.addressee_organ_ids.0.len() == step.row.handling_reports.0.len();
    if !all {
        return step.lead_to(SpecialInquiryState::OpinionsIssued);
    }
    deadlines::meet(&step.work(), HANDLING.code, step.row.id, today).await?;
    step.lead_to(SpecialInquiryState::Handled)
}

/// 监督法第五十条: the Standing Committee heard what the organs reported.
pub(super) async fn put_on_agenda(step: &mut InquiryStep<'_>, body: AgendaDecision) -> Result<()> {
    step.row.handling_decision_meeting_id = Some(body.decision_meeting_id);
    step.row.handling_meeting_id = Some(body.meeting_id);
    Ok(())
}
