//! The reply to an opinion: on the spot, by the organ, or from outside.

use super::{
    CitizenOpinions,
    clocks::RATING,
    entity::{OpinionReply, SpotAnswer},
    merging::tell_merged,
    receiving::OpinionStep,
    words::{MatterNature, OPINION_ACCEPTANCE, OPINION_REPLY, OPINION_ROUTING, OpinionRoute},
};
use crate::{
    commitments::{self, CommitmentSource, Promise},
    handled::promised_ahead,
    outcome::OutcomeClass,
};
use instruments::{
    activities::{Activities, ActivityState},
    deadlines,
    documents::stored,
};
use platform::{
    call::guards::given,
    problem::Result,
    records::record::Assign,
    values::{text::Text, words::Words},
    workflow::{Guarded, Verdict},
};

platform::guards! { CitizenOpinions:
    outcome_named(OpinionReply): given(body.outcome_class);
    promise_dated(OpinionReply): promised_ahead(body.promised_on, body.outcome_class);
    reply_stored(OpinionReply): stored(body.reply_document_id), stored(body.evidence_ids);
    answer_of_outside(OpinionReply): given(body.reply_document_id), stored(body.reply_document_id);
}

/// On the spot is on the day on which it was said.
pub(super) async fn heard_today(step: &OpinionStep<'_>, _: &SpotAnswer) -> Guarded {
    let heard = step.row.received_on;
    Ok(Verdict::require(heard == step.today()).with("received_on", heard.to_string()))
}

/// The activity at which it was said goes on.
pub(super) async fn activity_goes_on(step: &OpinionStep<'_>, _: &SpotAnswer) -> Guarded {
    let Some(activity) = step.row.activity_id else { return Ok(Verdict::require(false)) };
    let state = step.stored::<Activities>(activity).await?.state;
    Ok(Verdict::require(state == ActivityState::InProgress).with("activity_state", state.word()))
}

/// A deputy who answers has checked in to it.
pub(super) async fn checked_in_where_it_was_said(step: &OpinionStep<'_>, _: &SpotAnswer) -> Guarded {
    let Some(activity) = step.row.activity_id else { return Ok(Verdict::require(false)) };
    let activity = step.stored::<Activities>(activity).await?;
    let own = step.call.actor.deputy_id;
    Ok(Verdict::require(own.is_some_and(|own| activity.was_attended_by(own))))
}

/// A complaint about staff is looked into.
pub(super) async fn no_complaint(step: &OpinionStep<'_>, _: &SpotAnswer) -> Guarded {
    Ok(Verdict::require(step.row.matter_nature != MatterNature::ComplaintOnStaff))
}

/// What is not settled on the spot, or kept for reference, is passed on.
pub(super) async fn settled_or_for_reference(_: &OpinionStep<'_>, body: &SpotAnswer) -> Guarded {
    let class = body.outcome_class;
    let fits = matches!(class, Some(OutcomeClass::AdoptedResolved | OutcomeClass::Reference));
    Ok(Verdict::require(fits).at("/outcome_class"))
}

pub(super) async fn answer_on_spot(step: &mut OpinionStep<'_>, body: SpotAnswer) -> Result<()> {
    body.assign(&mut step.row);
    step.row.route = Some(OpinionRoute::OnTheSpot);
    deadlines::meet(&step.work(), OPINION_ACCEPTANCE, step.row.id, step.today()).await?;
    deadlines::meet(&step.work(), OPINION_ROUTING, step.row.id, step.today()).await?;
    answered(step).await
}

/// 代表法第三十一条: who replies for an organ is none of the deputies.
pub(super) async fn handler_is_no_deputy(step: &OpinionStep<'_>, _: &OpinionReply) -> Guarded {
    Ok(Verdict::require(step.call.actor.deputy_id.is_none()))
}

/// The site writes down only what came from outside.
pub(super) async fn goes_outside(step: &OpinionStep<'_>, _: &OpinionReply) -> Guarded {
    Ok(Verdict::require(step.row.route.is_some_and(OpinionRoute::is_external)))
}

/// What is resolved is shown.
pub(super) async fn resolved_with_evidence(_: &OpinionStep<'_>, body: &OpinionReply) -> Guarded {
    let resolved = body.outcome_class == Some(OutcomeClass::AdoptedResolved);
    Ok(Verdict::require(!resolved || !body.evidence_ids.is_empty()).at("/evidence_ids"))
}

/// Answered: what is promised becomes a commitment.
pub(super) async fn reply(step: &mut OpinionStep<'_>, body: OpinionReply) -> Result<()> {
    let today = step.today();
    let promised = body.promised_on.zip(Some(body.reply_text.clone()));
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, OPINION_REPLY, id, today).await?;
    if let Some((day, text)) = promised {
        let promise = Promise {
            source: CommitmentSource::CitizenOpinion,
            source_id: id,
            organ: step.row.handler_organ_id.unwrap_or(step.call.actor.organization_id),
            lead_deputy: None,
            text: Text::stored(text.into_string()),
            day,
        };
        commitments::promise(&work, promise).await?;
    }
    answered(step).await
}

/// Nothing else is waited for; the rating of the reply before is of the past, and the new one is rated within some days, also by whoever
/// said the same.
async fn answered(step: &mut OpinionStep<'_>) -> Result<()> {
    step.row.replied_on = Some(step.today());
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    step.row.await_rating();
    let (work, row) = (step.work(), &step.row);
    RATING.open::<CitizenOpinions>(&work, row.id, row.committee_id, work.call.today()).await?;
    tell_merged(&work, row).await
}
