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
    conditions::{AgendaDecision, DecidedRefusal},
    signatures::sign_first,
};
use instruments::{
    deadlines::{self, Followed, Lead, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::future::Future,
    workflow::{Workflow, starting_states},
};
use registry::meetings::{self, MeetingAction, MeetingKind, Meetings, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

type InquiryStep<'a> = Step<'a, SpecialInquiries>;

const NOTICE: Period =
    Period::days_before("INQUIRY_NOTICE", RuleKind::Supervision, "special_inquiry.lead_days");
const HANDLING: Period =
    Period::after(INQUIRY_HANDLING, RuleKind::Supervision, "special_inquiry.handling_months", Unit::Months);

/// What an action of a meeting means for the inquiry that is to be held in it.
pub(crate) fn reactions(reactions: &mut Reactions) {
    use MeetingAction as A;
    // However a meeting is changed, its inquiry follows in one way.
    for action in [A::Create, A::Edit, A::Reschedule, A::SetAgenda] {
        let by = "supervision.special_inquiry, which gives its notice anew";
        reactions.or_refuse::<Meetings>(action, by, deadlines::REFUSALS, meeting_changed);
    }
    let loses = "supervision.special_inquiry, which loses its meeting";
    reactions.after::<Meetings>(A::Cancel, loses, meeting_cancelled);
    let over = "supervision.special_inquiry, which is held in another meeting if this one did not come to it";
    reactions.or_refuse::<Meetings>(A::Close, over, deadlines::REFUSALS, meeting_closed);
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
    go_to(step, body.meeting_id).await
}

/// It stands on the agenda of its meeting, and no longer on that of another.
async fn go_to(step: &mut InquiryStep<'_>, meeting: Uuid) -> Result<()> {
    let (work, row) = (step.work(), &step.row);
    if let Some(left) = row.meeting_id.filter(|left| *left != meeting) {
        meetings::strike(&work, left, row.id, Some(meeting)).await?;
    }
    meetings::enter(&work, meeting, entry_of(row)).await?;
    let stored = step.stored::<Meetings>(meeting).await?;
    follow(&work, row, &stored).await?;
    (step.row.meeting_id, step.row.notified_on) = (Some(meeting), None);
    Ok(())
}

fn entry_of(row: &entity::Model) -> meetings::Entry {
    meetings::Entry { title: row.title.to_string(), subject: RecordReference::of::<SpecialInquiries>(row.id) }
}

/// Counts the days of the notice before the meeting as it stands; every notice is given anew for another day.
async fn follow(work: &UnitOfWork<'_>, row: &entity::Model, meeting: &Meeting) -> Result<()> {
    if meeting.is_extraordinary {
        return deadlines::cancel(work, NOTICE.code, row.id).await;
    }
    let lead = Lead {
        subject_id: row.id,
        responsible: meeting.organization_id,
        meeting_on: meeting.start_on,
        done_on: None,
    };
    if let Followed::Unopened(due_on) = NOTICE.follow::<SpecialInquiries>(work, lead).await? {
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
    deadlines::cancel_all(&step.work(), step.row.id).await
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
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), NOTICE.code, step.row.id, notified_on).await
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

async fn awaiting(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<entity::Model>> {
    let found = work.all::<SpecialInquiries>().filter(entity::Column::MeetingId.eq(meeting));
    let ahead = starting_states::<SpecialInquiries>(SpecialInquiryAction::FollowMeeting);
    let ahead = entity::Column::State.is_in(ahead);
    Ok(found.filter(ahead).all(work.tx).await?)
}

/// Those that the agenda names and that have no meeting.
async fn waiting(work: &UnitOfWork<'_>, named: Vec<Uuid>) -> Result<Vec<entity::Model>> {
    let ahead = starting_states::<SpecialInquiries>(SpecialInquiryAction::FollowMeeting);
    let found = work.all::<SpecialInquiries>().filter(entity::Column::Id.is_in(named));
    let found = found.filter(entity::Column::MeetingId.is_null());
    Ok(found.filter(entity::Column::State.is_in(ahead)).all(work.tx).await?)
}

async fn take(work: &UnitOfWork<'_>, row: entity::Model, meeting: &Meeting) -> Result<()> {
    follow(work, &row, meeting).await?;
    let anew = |row: &mut entity::Model| (row.meeting_id, row.notified_on) = (Some(meeting.id), None);
    work.advance::<SpecialInquiries>(row, SpecialInquiryAction::FollowMeeting, anew).await?;
    Ok(())
}

async fn lose(work: &UnitOfWork<'_>, row: entity::Model) -> Result<()> {
    deadlines::cancel(work, NOTICE.code, row.id).await?;
    let params = [("inquiry_id", json!(row.id))];
    let lose = |row: &mut entity::Model| (row.meeting_id, row.notified_on) = (None, None);
    work.advance::<SpecialInquiries>(row, SpecialInquiryAction::FollowMeeting, lose).await?;
    work.warn(codes::MEETING_MISSING, &params);
    Ok(())
}

/// The notice moves with the meeting, and one that was given is given anew; what was struck loses it, what was added gets it.
fn meeting_changed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (before, after) = (meeting.before, meeting.after);
        if after.kind != MeetingKind::ScPlenary {
            return Ok(());
        }
        let kind = SpecialInquiries::KIND;
        let was_named = |id: Uuid| before.is_some_and(|before| before.subjects(kind).any(|one| one == id));
        let is_named = |id: Uuid| after.subjects(kind).any(|one| one == id);
        let moved = before.is_some_and(|before| {
            (before.start_on, before.is_extraordinary) != (after.start_on, after.is_extraordinary)
        });
        for inquiry in awaiting(&work, after.id).await? {
            if was_named(inquiry.id) && !is_named(inquiry.id) {
                lose(&work, inquiry).await?;
            } else if moved {
                take(&work, inquiry, after).await?;
            }
        }
        let added = after.subjects(kind).filter(|id| !was_named(*id)).collect();
        for inquiry in waiting(&work, added).await? {
            take(&work, inquiry, after).await?;
        }
        Ok(())
    })
}

/// An inquiry whose meeting will not be needs another.
fn meeting_cancelled<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for inquiry in awaiting(&work, meeting.after.id).await? {
            lose(&work, inquiry).await?;
        }
        Ok(())
    })
}

/// One that the meeting did not come to is held in another, and the respondents are told anew (02 §3.0).
fn meeting_closed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (closed, next) = (meeting.after.id, meeting.after.moved_to_id);
        for inquiry in awaiting(&work, closed).await? {
            meetings::not_reached(&work, closed, inquiry.id, next).await?;
            let Some(next) = next else {
                lose(&work, inquiry).await?;
                continue;
            };
            meetings::enter(&work, next, entry_of(&inquiry)).await?;
            take(&work, inquiry, &work.stored::<Meetings>(next).await?).await?;
        }
        Ok(())
    })
}
