//! What the actions on an interpellation write.

use super::{
    Interpellations,
    entity::{AnswerOrder, InterpellationAnswer, InterpellationRefusal},
    words::{INTERPELLATION_ANSWER, INTERPELLATION_SECOND_ANSWER, InterpellationState},
};
use crate::{codes, conditions::DecidedRefusal, laws::SUP, signatures::sign};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{
        Problem, Result,
        law::{Article, named},
    },
    records::{record::Assign, record_reference::RecordReference},
    values::{future::Future, locale::Language},
    workflow::Note,
};
use registry::meetings::{self, Entry, MeetingAction, MeetingKind, MeetingState, Meetings};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

type InterpellationStep<'a> = Step<'a, Interpellations>;

/// Adds the caller's own name; the last that it takes makes it ready to be submitted from today on.
pub(super) async fn sign_and_count(step: &mut InterpellationStep<'_>, body: Note) -> Result<()> {
    sign(step, body).await?;
    let least = rule(&step.work(), RuleKind::Supervision, "interpellation.min_members", step.today()).await?;
    let signed = u32::try_from(step.row.joint_member_ids.0.len()).map_err(Problem::internal)?;
    if signed == least.value {
        step.row.enough_signed_on = Some(step.today());
    }
    Ok(())
}

/// Submitted on the day on which enough had signed; outside a meeting of the Standing Committee it waits for the next one.
pub(super) async fn submit(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    step.row.submitted_on = step.row.enough_signed_on.or_else(|| Some(step.today()));
    warn_outside_a_meeting(step).await
}

/// 地方组织法第五十三条: interpellations are submitted while the Standing Committee meets.
async fn warn_outside_a_meeting(step: &mut InterpellationStep<'_>) -> Result<()> {
    use meetings::entity::Column;
    let ahead = [MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    let plenaries = step.all::<Meetings>().filter(Column::Kind.eq(MeetingKind::ScPlenary));
    let plenaries = plenaries.filter(Column::State.is_in(ahead)).filter(Column::EndOn.gte(step.today()));
    let plenaries = plenaries.order_by_asc(Column::StartOn).order_by_asc(Column::Id).all(step.tx).await?;
    if plenaries.iter().all(|meeting| meeting.state != MeetingState::Open) {
        let next = plenaries.first();
        let facts = [
            ("next_meeting_id", json!(next.map(|meeting| meeting.id))),
            ("next_meeting_on", json!(next.map(|meeting| meeting.start_on))),
        ];
        step.warn(codes::SUBMITTED_OUTSIDE_MEETING, &facts);
    }
    Ok(())
}

pub(super) async fn accept(step: &mut InterpellationStep<'_>, body: AnswerOrder) -> Result<()> {
    let due_on = body.answer_due_on;
    enter(step, body.answer_meeting_id).await?;
    body.assign(&mut step.row);
    open(step, (INTERPELLATION_ANSWER, 52), due_on).await
}

/// What an agenda says of it: it is read by many who may not read the questions.
fn entry(id: Uuid) -> Entry {
    Entry { title: "听取质询答复".to_owned(), subject: RecordReference::of::<Interpellations>(id) }
}

/// An oral answer stands on the agenda of the meeting that was decided.
async fn enter(step: &InterpellationStep<'_>, meeting: Option<Uuid>) -> Result<()> {
    let Some(meeting) = meeting else { return Ok(()) };
    meetings::enter(&step.work(), meeting, entry(step.row.id)).await
}

pub(super) async fn refuse(step: &mut InterpellationStep<'_>, body: InterpellationRefusal) -> Result<()> {
    step.row.refusal_reason = Some(body.reason.clone());
    body.assign(&mut step.row);
    Ok(())
}

/// Takes the caller's name back.
pub(super) async fn withdraw_name(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    let own = step.call.actor.deputy_id;
    step.row.joint_member_ids.0.retain(|name| Some(*name) != own);
    step.row.withdrawn_member_ids.0.extend(own);
    Ok(())
}

/// It was the last name that it took: nobody waits for an answer any more.
pub(super) async fn withdraw(step: &mut InterpellationStep<'_>, body: Note) -> Result<()> {
    withdraw_name(step, body).await?;
    if let Some(meeting) = step.row.answer_meeting_id {
        meetings::strike(&step.work(), meeting, step.row.id, None).await?;
    }
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn answer(step: &mut InterpellationStep<'_>, body: InterpellationAnswer) -> Result<()> {
    warn_if_late(step, step.row.answer_due_on, body.answered_on);
    let answered_on = body.answered_on;
    step.row.answer_meeting_id = body.answer_meeting_id.or(step.row.answer_meeting_id);
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), INTERPELLATION_ANSWER, step.row.id, answered_on).await
}

/// What a meeting means for the answers that it was to hear: one that closed without it has not heard it, and another may.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let unheard = "supervision.interpellation, which waits for its answer\n\
             质询案,等待答复";
    reactions.after::<Meetings>(MeetingAction::Close, unheard, not_answered);
}

fn not_answered<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    use super::entity::Column as Interpellation;
    Box::pin(async move {
        let (closed, next) = (meeting.after.id, meeting.after.moved_to_id);
        let first = Condition::all()
            .add(Interpellation::State.eq(InterpellationState::Accepted))
            .add(Interpellation::AnswerMeetingId.eq(closed));
        let second = Condition::all()
            .add(Interpellation::State.eq(InterpellationState::SecondAnswerDue))
            .add(Interpellation::SecondAnswerMeetingId.eq(closed));
        let open = work.all::<Interpellations>().filter(Condition::any().add(first).add(second));
        for row in open.all(work.tx).await? {
            meetings::not_reached(&work, closed, row.id, next).await?;
            if let Some(next) = next {
                meetings::enter(&work, next, entry(row.id)).await?;
            }
        }
        Ok(())
    })
}

/// Each speaks for himself.
pub(super) async fn express_dissatisfaction(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    let own = step.call.actor.deputy_id;
    step.row.dissatisfied_member_ids.0.extend(own);
    Ok(())
}

pub(super) async fn request_second_answer(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    step.row.second_answer_requested_on = Some(step.today());
    Ok(())
}

/// The first answer stands; the signatories may ask once more, and then it is not declined again.
pub(super) async fn decline_second_answer(
    step: &mut InterpellationStep<'_>,
    body: DecidedRefusal,
) -> Result<()> {
    step.row.second_decision_meeting_id = Some(body.decision_meeting_id);
    step.row.second_refusal_reason = Some(body.reason);
    Ok(())
}

pub(super) async fn order_second_answer(step: &mut InterpellationStep<'_>, body: AnswerOrder) -> Result<()> {
    step.row.second_decision_meeting_id = Some(body.decision_meeting_id);
    step.row.second_answer_mode = Some(body.answer_mode);
    step.row.second_answer_meeting_id = body.answer_meeting_id;
    enter(step, body.answer_meeting_id).await?;
    open(step, (INTERPELLATION_SECOND_ANSWER, 53), body.answer_due_on).await
}

pub(super) async fn answer_again(
    step: &mut InterpellationStep<'_>,
    body: InterpellationAnswer,
) -> Result<()> {
    warn_if_late(step, step.row.second_answer_due_on, body.answered_on);
    step.row.second_answer = Some(body.answer);
    step.row.second_answer_document_id = body.answer_document_id;
    step.row.second_answer_meeting_id = body.answer_meeting_id.or(step.row.second_answer_meeting_id);
    step.row.second_answered_by = Some(body.answered_by);
    step.row.second_answered_on = Some(body.answered_on);
    deadlines::meet(&step.work(), INTERPELLATION_SECOND_ANSWER, step.row.id, body.answered_on).await
}

fn warn_if_late(step: &mut InterpellationStep<'_>, due_on: Option<NaiveDate>, answered_on: NaiveDate) {
    if let Some(due) = due_on.filter(|due| answered_on > *due) {
        step.warn(codes::LATE_STEP, &[("due_on", json!(due))]);
    }
}

/// The last day is part of the decision; no period leads to it.
async fn open(
    step: &InterpellationStep<'_>,
    (code, number): (&'static str, u16),
    due_on: NaiveDate,
) -> Result<()> {
    let ground = step.work().ground_of_row::<Interpellations>(&step.row).await?;
    let article = named(&ground.cites(Article { law: SUP, number }), Language::Chinese);
    let basis = format!("{},主任会议决定的期限", article.unwrap_or_default());
    let organ = step.row.subject_organ_id;
    let opening = Opening::on_day(due_on, code, step.row.id, organ, basis, None);
    deadlines::open::<Interpellations>(&step.work(), opening).await?;
    Ok(())
}
