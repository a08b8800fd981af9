//! The conditions of the actions on an interpellation.

use super::{
    InterpellationState, Interpellations,
    entity::{AnswerOrder, InterpellationAnswer, InterpellationContent},
    words::AnswerMode,
};
use crate::telling::outcome_told;
use instruments::documents::is_stored;
use platform::{
    call::{
        Step,
        guards::{after_today, until_today},
    },
    vocabulary::OrganizationKind,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    meetings::{Decided, MeetingKind, arisen, decided},
    organizations::Organizations,
};

type InterpellationStep<'a> = Step<'a, Interpellations>;

/// 监督法第五十一条: the government and its departments, supervisory commission, court, procuratorate.
pub(super) async fn organ_of_this_level(
    step: &InterpellationStep<'_>,
    body: &InterpellationContent,
) -> Guarded {
    let organ = step.referred::<Organizations>(body.subject_organ_id, "/subject_organ_id").await?;
    let asked = organ.kind.is_supervised_organ() || organ.kind == OrganizationKind::GovernmentDepartment;
    Ok(Verdict::require(asked).at("/subject_organ_id"))
}

platform::guards! { Interpellations:
    answer_due_ahead(AnswerOrder): after_today(body.answer_due_on);
    answer_not_in_future(InterpellationAnswer): until_today(body.answered_on);
}

/// How the answer that is due must be given.
fn mode(step: &InterpellationStep<'_>) -> Option<AnswerMode> {
    if step.row.state == InterpellationState::Accepted {
        step.row.answer_mode
    } else {
        step.row.second_answer_mode
    }
}

/// A written answer is a document.
pub(super) async fn answer_document(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    match body.answer_document_id {
        Some(document) => is_stored(step, document, "/answer_document_id").await,
        None => Ok(Verdict::require(mode(step) != Some(AnswerMode::Written)).at("/answer_document_id")),
    }
}

/// An oral answer is given in a meeting of the Standing Committee or of a committee.
pub(super) async fn answered_at_a_meeting(
    step: &InterpellationStep<'_>,
    body: &InterpellationAnswer,
) -> Guarded {
    let kind = match mode(step) {
        Some(AnswerMode::OralSc) => MeetingKind::ScPlenary,
        Some(AnswerMode::OralCommittee) => MeetingKind::Committee,
        _ => return Ok(Verdict::require(body.answer_meeting_id.is_none()).at("/answer_meeting_id")),
    };
    match body.answer_meeting_id {
        Some(meeting) => {
            let since = step.row.submitted_on.unwrap_or_else(|| arisen(step));
            decided(step, Decided { meeting, kind, since, pointer: "/answer_meeting_id" }).await
        }
        None => Ok(Verdict::require(false).at("/answer_meeting_id")),
    }
}

/// 监督法第五十四条: for an oral answer the head attends.
pub(super) async fn head_attended(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    let written = mode(step) == Some(AnswerMode::Written);
    Ok(Verdict::require(written || body.head_attended).at("/head_attended"))
}

/// 监督法第五十四条: the head signs a written answer; the caller is a head of the organ, and signs for nobody else.
pub(super) async fn head_signed(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    let written = mode(step) == Some(AnswerMode::Written);
    let signed = body.signed_by_user_id == Some(step.call.actor.user_id);
    Ok(Verdict::require(!written || signed).at("/signed_by_user_id"))
}

pub(super) async fn not_dissatisfied_yet(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    let said = |deputy| step.row.dissatisfied_member_ids.0.contains(&deputy);
    Ok(Verdict::require(!step.call.actor.deputy_id.is_some_and(said)))
}

/// 监督法第五十三条: more than half of those who asked.
pub(super) async fn most_are_dissatisfied(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    let (dissatisfied, asked) = (step.row.dissatisfied_member_ids.0.len(), step.row.joint_member_ids.0.len());
    Ok(Verdict::require(2 * dissatisfied > asked)
        .with("dissatisfied", dissatisfied)
        .with("signatories", asked))
}

/// 监督法第十条: question and answer are told to the public.
pub(super) async fn published(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    outcome_told(step).await
}
