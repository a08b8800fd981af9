//! Relations, guards and effects of questions.

use super::{
    InquiryQuestionState, InquiryQuestions,
    entity::{AnswerVote, Column, InquiryAnswer, InquiryQuestionContent, Model},
};
use crate::special_inquiries::{SpecialInquiries, SpecialInquiryState, entity as inquiry};
use instruments::satisfaction_votes::{SatisfactionVoteState, SatisfactionVotes, words::ObjectKind};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    vocabulary::Role,
    workflow::{Guarded, Relation, Sight, Verdict},
};
use registry::{
    deputies::{all_in_office, one_in_office},
    terms::Office,
};

type QuestionStep<'a> = Step<'a, InquiryQuestions>;

/// The question was put in the meeting, or told before it.
fn known(actor: &Actor) -> Sight<Model> {
    use SpecialInquiryState::{Closed, Handled, Held, Notified, OpinionsIssued};
    let in_state = |states: &[SpecialInquiryState]| {
        Sight::of::<SpecialInquiries>(actor, Column::InquiryId, Sight::in_state(states))
    };
    let told_before = Sight::all_of([Sight::is(Column::DisclosedInAdvance, true), in_state(&[Notified])]);
    Sight::any_of([in_state(&[Held, OpinionsIssued, Handled, Closed]), told_before])
}

/// Deputies see what was put or told before, and what they ask themselves.
pub(super) fn questioner_or_told(actor: &Actor) -> Sight<Model> {
    Sight::any_of([known(actor), questioner(actor).into()])
}

/// An organ sees the questions to it that were put or told before.
pub(super) fn respondent_told(actor: &Actor) -> Sight<Model> {
    Sight::all_of([known(actor), respondent(actor).into()])
}

/// Staff of the organ that answers.
pub(super) fn respondent(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::RespondentOrganId, actor.organization_id)
}

/// Who asks.
pub(super) fn questioner(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::QuestionerId, actor.deputy_id)
}

async fn inquiry_of(step: &QuestionStep<'_>) -> Result<inquiry::Model> {
    step.referred::<SpecialInquiries>(step.row.inquiry_id, "/inquiry_id").await
}

/// From the decision on until the meeting is over; a question stays in its inquiry.
pub(super) async fn inquiry_takes_questions<B>(step: &QuestionStep<'_>, _: &B) -> Guarded {
    use SpecialInquiryState::{Approved, Held, MaterialSent, Notified, Preparing};
    let state = inquiry_of(step).await?.state;
    let runs = matches!(state, Approved | Preparing | MaterialSent | Notified | Held);
    let stays = step.before.as_ref().is_none_or(|before| before.inquiry_id == step.row.inquiry_id);
    Ok(Verdict::require(runs && stays).at("/inquiry_id"))
}

/// 代表法第六十一条、第六十二条.
pub(super) async fn questioner_in_office(step: &QuestionStep<'_>, body: &InquiryQuestionContent) -> Guarded {
    one_in_office(step, body.questioner_id, Office::Deputy, step.today(), "/questioner_id").await
}

/// Members ask; other deputies if they were invited or signed for the inquiry. Nobody asks in another's name but the
/// offices, which list the questions: so the caller and the body belong together.
pub(super) async fn questioner_may_ask(step: &QuestionStep<'_>, body: &InquiryQuestionContent) -> Guarded {
    let (actor, asks) = (&step.call.actor, body.questioner_id);
    let inquiry = inquiry_of(step).await?;
    let invited = inquiry.invited_deputy_ids.0.contains(&asks) || inquiry.joint_ids.0.contains(&asks);
    let member = all_in_office(&step.work(), &[asks], Office::ScMember, step.today()).await?;
    let may = invited || !member.is_empty();
    let own = actor.is_any(&[Role::ScOffice, Role::CommitteeStaff]) || actor.deputy_id == Some(asks);
    Ok(Verdict::require(may && own).at("/questioner_id"))
}

pub(super) async fn organ_answers(step: &QuestionStep<'_>, body: &InquiryQuestionContent) -> Guarded {
    let asked = inquiry_of(step).await?.asks(body.respondent_organ_id);
    Ok(Verdict::require(asked).at("/respondent_organ_id"))
}

/// A follow-up asks the same organ about an answer that it gave in the same inquiry.
pub(super) async fn follow_up_fits(step: &QuestionStep<'_>, body: &InquiryQuestionContent) -> Guarded {
    let Some(first) = body.follow_up_of else { return Ok(Verdict::Holds) };
    let first = step.referred::<InquiryQuestions>(first, "/follow_up_of").await?;
    let fits = first.state == InquiryQuestionState::Answered
        && first.inquiry_id == body.inquiry_id
        && first.respondent_organ_id == body.respondent_organ_id;
    Ok(Verdict::require(fits).at("/follow_up_of"))
}

/// Answers are given in the meeting.
pub(super) async fn inquiry_is_held(step: &QuestionStep<'_>, _: &InquiryAnswer) -> Guarded {
    let inquiry = step.stored::<SpecialInquiries>(step.row.inquiry_id).await?;
    Ok(Verdict::require(inquiry.state == SpecialInquiryState::Held))
}

/// Who promises says until when, and not until a day that has passed.
pub(super) async fn commitment_has_a_day(step: &QuestionStep<'_>, body: &InquiryAnswer) -> Guarded {
    let fits = match (&body.commitment, body.commitment_due_on) {
        (Some(_), Some(due)) => due > step.today(),
        (None, None) => true,
        _ => false,
    };
    Ok(Verdict::require(fits).at("/commitment_due_on"))
}

/// An announced vote on the answer to this question.
pub(super) async fn vote_on_this_answer(step: &QuestionStep<'_>, body: &AnswerVote) -> Guarded {
    let vote = step.referred::<SatisfactionVotes>(body.satisfaction_vote_id, "/satisfaction_vote_id").await?;
    let out = !matches!(
        vote.state,
        SatisfactionVoteState::Planned | SatisfactionVoteState::Voting | SatisfactionVoteState::Decided
    );
    let ours = vote.object_kind == ObjectKind::InquiryAnswer && vote.subject_id == step.row.id;
    Ok(Verdict::require(out && ours).at("/satisfaction_vote_id"))
}
