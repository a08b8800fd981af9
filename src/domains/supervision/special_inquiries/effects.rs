//! What the actions on a special inquiry write, and what moves with its meeting.

use super::{
    SpecialInquiries, SpecialInquiryAction, SpecialInquiryState,
    api::{Attendance, HandlingSubmission, InquiryOpinions},
    entity::{self, InquiryNotice, SpecialInquiryContent},
    opinions,
    words::{HandlingReport, INQUIRY_HANDLING},
};
use crate::{
    conditions::{AgendaDecision, DecidedRefusal},
    signatures::sign_first,
};
use instruments::{
    deadlines::{self, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::future::Future,
    workflow::starting_states,
};
use registry::meetings::{MeetingAction, Meetings, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type InquiryStep<'a> = Step<'a, SpecialInquiries>;

const NOTICE: Period =
    Period::days_before("INQUIRY_NOTICE", RuleKind::Supervision, "special_inquiry.lead_days");
const HANDLING: Period =
    Period::after(INQUIRY_HANDLING, RuleKind::Supervision, "special_inquiry.handling_months", Unit::Months);

/// What an action of a meeting means for the inquiry that is to be held in it.
pub(crate) fn reactions(reactions: &mut Reactions) {
    // A meeting that is not announced yet is edited, later it is rescheduled.
    for action in [MeetingAction::Edit, MeetingAction::Reschedule] {
        reactions.or_refuse::<Meetings>(
            action,
            "supervision.special_inquiry, which gives its notice anew",
            deadlines::REFUSALS,
            meeting_moved,
        );
    }
    reactions.after::<Meetings>(
        MeetingAction::Cancel,
        "supervision.special_inquiry, which loses its meeting",
        meeting_cancelled,
    );
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
    step.row.meeting_id = Some(body.meeting_id);
    let meeting = step.stored::<Meetings>(body.meeting_id).await?;
    open_notice(&step.work(), step.row.id, &meeting).await
}

async fn open_notice(work: &UnitOfWork<'_>, inquiry: Uuid, meeting: &Meeting) -> Result<()> {
    if meeting.is_extraordinary {
        return deadlines::cancel_all(work, inquiry).await;
    }
    let committee = meeting.organization_id;
    NOTICE.open::<SpecialInquiries>(work, inquiry, committee, meeting.start_on).await?;
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
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn notify(step: &mut InquiryStep<'_>, body: InquiryNotice) -> Result<()> {
    body.clone().assign(&mut step.row);
    deadlines::meet(&step.work(), NOTICE.code, step.row.id, body.notified_on).await
}

pub(super) async fn hold(step: &mut InquiryStep<'_>, body: Attendance) -> Result<()> {
    for respondent in &mut step.row.respondents.0 {
        respondent.attended = body.attended_organ_ids.contains(&respondent.organ_id);
    }
    Ok(())
}

/// Commitments become clauses of the opinions, and the organs get their time.
pub(super) async fn issue_opinions(step: &mut InquiryStep<'_>, body: InquiryOpinions) -> Result<()> {
    let organs: Vec<Uuid> = body.opinions.iter().map(|opinion| opinion.addressee_organ_id).collect();
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
    let report = HandlingReport { organ_id: organ, document_id: body.document_id, submitted_on: today };
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

async fn awaiting(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<entity::Model>> {
    let found = work.all::<SpecialInquiries>().filter(entity::Column::MeetingId.eq(meeting));
    let ahead = starting_states::<SpecialInquiries>(SpecialInquiryAction::FollowMeeting);
    let ahead = entity::Column::State.is_in(ahead);
    Ok(found.filter(ahead).all(work.tx).await?)
}

/// The notice moves with the meeting; one that was given is given anew.
fn meeting_moved<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let same_day = |before: &Meeting| before.start_on == meeting.after.start_on;
        if meeting.action == MeetingAction::Edit && meeting.before.is_some_and(same_day) {
            return Ok(());
        }
        for inquiry in awaiting(&work, meeting.after.id).await? {
            open_notice(&work, inquiry.id, meeting.after).await?;
            let anew = |row: &mut entity::Model| row.notified_on = None;
            work.advance::<SpecialInquiries>(inquiry, SpecialInquiryAction::FollowMeeting, anew).await?;
        }
        Ok(())
    })
}

/// An inquiry whose meeting will not be needs another.
fn meeting_cancelled<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for inquiry in awaiting(&work, meeting.after.id).await? {
            deadlines::cancel_all(&work, inquiry.id).await?;
            let lose = |row: &mut entity::Model| (row.meeting_id, row.notified_on) = (None, None);
            work.advance::<SpecialInquiries>(inquiry, SpecialInquiryAction::FollowMeeting, lose).await?;
        }
        Ok(())
    })
}
