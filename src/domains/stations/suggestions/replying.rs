//! The reply to a suggestion: spoken about with the deputy, signed by the heads, with what comes of it.

use super::{
    Suggestions,
    clocks::{RATING, assigner_of},
    drafting::SuggestionStep,
    entity::SuggestionReply,
    words::{SUGGESTION_CO_REPLY, SUGGESTION_REPLY},
};
use crate::{
    commitments::{self, CommitmentSource, Promise},
    contact_logs,
    handled::promised_ahead,
    outcome::OutcomeClass,
};
use instruments::{deadlines, documents::stored, publications::personal_data::has_personal_numbers};
use platform::{
    call::guards::given,
    problem::Result,
    records::record::Assign,
    values::text::Text,
    workflow::{Guarded, Note, Verdict},
};
use uuid::Uuid;

platform::guards! { Suggestions:
    outcome_named(SuggestionReply): given(body.outcome_class);
    promise_dated(SuggestionReply): promised_ahead(body.promised_on, body.outcome_class);
    reply_stored(SuggestionReply): stored(body.reply_document_id);
}

/// 代表法第五十一条: the organs spoke with the deputy in this round, and the deputy does not deny it.
pub(super) async fn contacted(step: &SuggestionStep<'_>, _: &SuggestionReply) -> Guarded {
    let since = step.row.round_began_on.unwrap_or_else(|| step.today());
    let contacts = contact_logs::in_round(&step.work(), &step.row).await?;
    Ok(Verdict::require(contacts > 0).with("since", since.to_string()))
}

/// 上海市人大代表建议规定第十七条: every opinion is in; or it is late, and that is noted.
pub(super) async fn helpers_said_theirs(step: &SuggestionStep<'_>, body: &SuggestionReply) -> Guarded {
    let days = deadlines::own_days(&step.work(), SUGGESTION_CO_REPLY, step.row.id).await?;
    let missing = step.row.handlings.0.iter().filter(|one| !one.leads && one.opinion.is_none());
    let missing: Vec<Uuid> = missing.map(|one| one.organ_id).collect();
    let is_late = |organ: &Uuid| days.get(organ).is_none_or(|day| *day < step.today());
    let noted = body.note_on_co_organs.is_some() && missing.iter().all(is_late);
    Ok(Verdict::require(missing.is_empty() || noted).with("missing", missing.len()).at("/note_on_co_organs"))
}

/// 上海市人大代表建议规定第二十条: the head of each lead organ signs; the caller does so by replying.
pub(super) async fn every_lead_signed(step: &SuggestionStep<'_>, _: &SuggestionReply) -> Guarded {
    let own = step.call.actor.organization_id;
    let open = step.row.handlings.0.iter();
    let open = open.filter(|one| one.leads && one.organ_id != own && one.head_id.is_none());
    let open: Vec<String> = open.map(|one| one.organ_id.to_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("not_signed", open))
}

pub(super) async fn reference_explained(_: &SuggestionStep<'_>, body: &SuggestionReply) -> Guarded {
    let asked = body.outcome_class == Some(OutcomeClass::Reference);
    Ok(Verdict::require(!asked || body.explanation.is_some()).at("/explanation"))
}

/// What is published in the end names nobody by a number.
pub(super) async fn reply_names_nobody(step: &SuggestionStep<'_>, body: &SuggestionReply) -> Guarded {
    let published = step.row.consents_publication;
    if published && has_personal_numbers(&body.reply_text) {
        return Ok(Verdict::require(false).at("/reply_text"));
    }
    let named = body.explanation.as_deref().is_some_and(has_personal_numbers);
    Ok(Verdict::require(!published || !named).at("/explanation"))
}

fn sign_as_head(step: &mut SuggestionStep<'_>) {
    let (organ, head) = (step.call.actor.organization_id, step.call.actor.user_id);
    for handling in step.row.handlings.0.iter_mut().filter(|one| one.organ_id == organ) {
        handling.head_id = Some(head);
    }
    step.row.signed_by = Some(head);
}

pub(super) async fn sign_reply(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    sign_as_head(step);
    Ok(())
}

/// Answered to every deputy who made it; what is promised becomes a commitment; the rating of the reply before is of the past.
pub(super) async fn reply(step: &mut SuggestionStep<'_>, body: SuggestionReply) -> Result<()> {
    let today = step.today();
    sign_as_head(step);
    let promised = body.promised_on.zip(Some(body.reply_text.clone()));
    body.assign(&mut step.row);
    (step.row.replied_on, step.row.return_requested_on) = (Some(today), None);
    (step.row.rating_attitude, step.row.rating_result, step.row.rating_comment) = (None, None, None);
    (step.row.rated_by, step.row.rated_on, step.row.rehandling_declined) = (None, None, false);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, SUGGESTION_REPLY, id, today).await?;
    // Whatever else somebody waited for is of the past with the reply.
    deadlines::cancel_all(&work, id).await?;
    RATING.open::<Suggestions>(&work, id, assigner_of(&work, &step.row).await?, today).await?;
    let Some((day, text)) = promised else { return Ok(()) };
    let promise = Promise {
        source: CommitmentSource::Suggestion,
        source_id: id,
        organ: step.call.actor.organization_id,
        lead_deputy: Some(step.row.lead_deputy_id),
        text: Text::stored(text.into_string()),
        day,
    };
    commitments::promise(&work, promise).await
}
