//! The conditions of the actions on an interpellation.

use super::{
    InterpellationState, Interpellations,
    entity::{AnswerOrder, InterpellationAnswer, InterpellationContent},
    words::AnswerMode,
};
use crate::{conditions, telling::outcome_told, texts_of_law};
use instruments::documents::is_stored;
use platform::{
    call::{
        Step,
        guards::{after_today, until_today},
    },
    problem::Result,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    deputies::all_in_office,
    meetings::{
        MeetingKind, MeetingState, Meetings, ToCome, arisen, chairpersons_met_since, entity::Column,
        of_the_body, to_come,
    },
    organizations::Organizations,
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

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

/// 监察法(2018年)第五十三条: a commission answers since there is one.
pub(super) async fn supervised_then(step: &InterpellationStep<'_>, body: &InterpellationContent) -> Guarded {
    texts_of_law::supervised_then(step, &[body.subject_organ_id], |_| "/subject_organ_id".into()).await
}

platform::guards! { Interpellations:
    answer_due_ahead(AnswerOrder): after_today(body.answer_due_on);
    answer_not_in_future(InterpellationAnswer): until_today(body.answered_on);
}

/// 地方组织法第五十四条: the Chairpersons' Meeting knew what had been submitted.
pub(super) async fn decided_since_submission(
    step: &InterpellationStep<'_>,
    body: &dyn conditions::Decided,
) -> Guarded {
    let since = step.row.submitted_on.unwrap_or_else(|| arisen(step));
    chairpersons_met_since(step, body.decision_meeting_id(), since, "/decision_meeting_id").await
}

/// 监督法第五十三条: it decided on what most signatories had asked for.
pub(super) async fn decided_since_request(
    step: &InterpellationStep<'_>,
    body: &dyn conditions::Decided,
) -> Guarded {
    let since = step.row.second_answer_requested_on.unwrap_or_else(|| arisen(step));
    chairpersons_met_since(step, body.decision_meeting_id(), since, "/decision_meeting_id").await
}

/// A second answer is declined once.
pub(super) async fn not_declined_before(
    step: &InterpellationStep<'_>,
    _: &conditions::DecidedRefusal,
) -> Guarded {
    Ok(Verdict::require(step.row.second_refusal_reason.is_none()))
}

/// What was ordered of the answer that is due.
struct Ordered {
    mode: Option<AnswerMode>,
    meeting: Option<Uuid>,
    decision: Option<Uuid>,
}

fn ordered(step: &InterpellationStep<'_>) -> Ordered {
    let row = &step.row;
    if row.state == InterpellationState::Accepted {
        Ordered { mode: row.answer_mode, meeting: row.answer_meeting_id, decision: row.decision_meeting_id }
    } else {
        let (mode, meeting) = (row.second_answer_mode, row.second_answer_meeting_id);
        Ordered { mode, meeting, decision: row.second_decision_meeting_id }
    }
}

fn is_written(step: &InterpellationStep<'_>) -> bool {
    ordered(step).mode == Some(AnswerMode::Written)
}

/// The meeting in which an oral answer is given.
fn kind_of(mode: AnswerMode) -> Option<MeetingKind> {
    match mode {
        AnswerMode::OralSc => Some(MeetingKind::ScPlenary),
        AnswerMode::OralCommittee => Some(MeetingKind::Committee),
        AnswerMode::Written => None,
    }
}

/// 监督法第五十二条: for an oral answer the meeting is decided, for a written one there is none.
pub(super) async fn meeting_of_the_answer_named(_: &InterpellationStep<'_>, body: &AnswerOrder) -> Guarded {
    let oral = kind_of(body.answer_mode).is_some();
    Ok(Verdict::require(oral == body.answer_meeting_id.is_some()).at("/answer_meeting_id"))
}

/// It is one of the Standing Committee or of a committee, and not over.
pub(super) async fn meeting_of_the_answer_ahead(
    step: &InterpellationStep<'_>,
    body: &AnswerOrder,
) -> Guarded {
    let named = body.answer_meeting_id.zip(kind_of(body.answer_mode));
    let Some((meeting, kind)) = named else { return Ok(Verdict::Holds) };
    let states = &[MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    to_come(step, ToCome { meeting, kind, states, pointer: "/answer_meeting_id" }).await
}

/// Nobody answers before it was ordered.
pub(super) async fn answer_after_order(
    step: &InterpellationStep<'_>,
    body: &InterpellationAnswer,
) -> Guarded {
    let since = match ordered(step).decision {
        Some(meeting) => step.stored::<Meetings>(meeting).await?.start_on,
        None => arisen(step),
    };
    Ok(Verdict::require(body.answered_on >= since).with("decided_on", since.to_string()).at("/answered_on"))
}

/// A written answer is a document.
pub(super) async fn answer_document(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    match body.answer_document_id {
        Some(document) => is_stored(step, document, "/answer_document_id").await,
        None => Ok(Verdict::require(!is_written(step)).at("/answer_document_id")),
    }
}

/// An oral answer is given in the meeting that was decided; if that was cancelled, in another one of the same kind. An organ does not
/// see the meetings of committees, and answers in them all the same.
pub(super) async fn answered_at_the_meeting(
    step: &InterpellationStep<'_>,
    body: &InterpellationAnswer,
) -> Guarded {
    let (ordered, pointer) = (ordered(step), "/answer_meeting_id");
    let Some(kind) = ordered.mode.and_then(kind_of) else {
        return Ok(Verdict::require(body.answer_meeting_id.is_none()).at(pointer));
    };
    let named = body.answer_meeting_id.or(ordered.meeting).unwrap_or_default();
    let meeting = step.all::<Meetings>().filter(Column::Id.eq(named)).one(step.tx).await?;
    let Some(meeting) = meeting else { return Ok(Verdict::require(false).at(pointer)) };
    let elsewhere = match ordered.meeting.filter(|decided| *decided != named) {
        // One that will not be, or is over without the answer, binds nobody.
        Some(decided) => !matches!(
            step.stored::<Meetings>(decided).await?.state,
            MeetingState::Cancelled | MeetingState::Closed | MeetingState::MinutesApproved
        ),
        None => false,
    };
    let held =
        matches!(meeting.state, MeetingState::Open | MeetingState::Closed | MeetingState::MinutesApproved);
    let ours = of_the_body(step, &meeting, kind).await? && meeting.deals_with(step.row.id);
    let early = step.row.submitted_on.is_some_and(|day| meeting.start_on < day);
    let wrong = [
        (elsewhere, "another_was_decided"),
        (!ours, "kind"),
        (!held || meeting.start_on > step.today(), "not_held"),
        (early, "before_the_matter"),
    ];
    let wrong = wrong.into_iter().find_map(|(wrong, reason)| wrong.then_some(reason));
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
}

/// 监督法第五十四条: for an oral answer the head attends.
pub(super) async fn head_attended(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    Ok(Verdict::require(is_written(step) || body.head_attended).at("/head_attended"))
}

/// 监督法第五十二条: who asked is invited to the meeting of an oral answer.
pub(super) async fn signatories_invited(
    step: &InterpellationStep<'_>,
    body: &InterpellationAnswer,
) -> Guarded {
    Ok(Verdict::require(is_written(step) || body.signatories_invited).at("/signatories_invited"))
}

/// 监督法第五十四条: the head signs a written answer; the caller is a head of the organ, and signs for nobody else.
pub(super) async fn head_signed(step: &InterpellationStep<'_>, body: &InterpellationAnswer) -> Guarded {
    let signed = body.signed_by_user_id == Some(step.call.actor.user_id);
    Ok(Verdict::require(!is_written(step) || signed).at("/signed_by_user_id"))
}

pub(super) async fn not_dissatisfied_yet(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    let said = |deputy| step.row.dissatisfied_member_ids.0.contains(&deputy);
    Ok(Verdict::require(!step.call.actor.deputy_id.is_some_and(said)))
}

async fn members_among(step: &InterpellationStep<'_>, names: &[Uuid]) -> Result<usize> {
    let found = all_in_office(&step.work(), names, Office::ScMember, step.today()).await;
    found.map(|members| members.len())
}

/// 监督法第五十三条: more than half of those who asked; of both those count who are in office.
pub(super) async fn most_are_dissatisfied(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    let dissatisfied = members_among(step, &step.row.dissatisfied_member_ids.0).await?;
    let asked = members_among(step, &step.row.joint_member_ids.0).await?;
    Ok(Verdict::require(2 * dissatisfied > asked)
        .with("dissatisfied", dissatisfied)
        .with("signatories", asked))
}

/// 监督法第十条: question and answer are told to the public.
pub(super) async fn published(step: &InterpellationStep<'_>, _: &Note) -> Guarded {
    outcome_told(step).await
}
