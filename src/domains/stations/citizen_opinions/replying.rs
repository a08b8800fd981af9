//! The reply to an opinion: on the spot, by the organ, or from outside.

use super::{
    CitizenOpinions,
    clocks::RATING,
    entity::{OpinionReply, SpotAnswer},
    receiving::OpinionStep,
    words::{MatterNature, OPINION_ACCEPTANCE, OPINION_REPLY, OPINION_SIGNING, OpinionRoute},
};
use crate::{
    commitments::{self, CommitmentSource, Promise},
    outcome::OutcomeClass,
};
use instruments::{deadlines, documents::stored};
use platform::{
    call::guards::given,
    problem::Result,
    records::record::Assign,
    values::text::Text,
    workflow::{Guarded, Verdict},
};

platform::guards! { CitizenOpinions:
    reply_stored(OpinionReply): stored(body.reply_document_id), stored(body.evidence_ids);
    answer_of_outside(OpinionReply): given(body.reply_document_id), stored(body.reply_document_id);
}

/// On the spot is on the day on which it was said.
pub(super) async fn heard_today(step: &OpinionStep<'_>, _: &SpotAnswer) -> Guarded {
    let heard = step.row.received_on;
    Ok(Verdict::require(heard == step.today()).with("received_on", heard.to_string()))
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

pub(super) async fn outcome_named(_: &OpinionStep<'_>, body: &OpinionReply) -> Guarded {
    Ok(Verdict::require(body.outcome_class.is_some()).at("/outcome_class"))
}

/// What is resolved is shown.
pub(super) async fn resolved_with_evidence(_: &OpinionStep<'_>, body: &OpinionReply) -> Guarded {
    let resolved = body.outcome_class == Some(OutcomeClass::AdoptedResolved);
    Ok(Verdict::require(!resolved || !body.evidence_ids.is_empty()).at("/evidence_ids"))
}

/// What is being done or planned has a day to come; nothing else has.
pub(super) async fn promise_dated(step: &OpinionStep<'_>, body: &OpinionReply) -> Guarded {
    let promises = body.outcome_class.is_some_and(OutcomeClass::promises);
    let dated = body.promised_on.is_some_and(|day| day > step.today());
    Ok(Verdict::require(dated == promises && (promises || body.promised_on.is_none())).at("/promised_on"))
}

/// Answered: what is promised becomes a commitment.
pub(super) async fn reply(step: &mut OpinionStep<'_>, body: OpinionReply) -> Result<()> {
    let today = step.today();
    let promised = body.promised_on.zip(Some(body.reply_text.clone()));
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    deadlines::cancel(&work, OPINION_SIGNING, id).await?;
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

/// The rating of the reply before is of the past; the new one is rated within some days.
async fn answered(step: &mut OpinionStep<'_>) -> Result<()> {
    let today = step.today();
    step.row.replied_on = Some(today);
    (step.row.rating_attitude, step.row.rating_result, step.row.rating_comment) = (None, None, None);
    (step.row.rated_on, step.row.rehandling_declined_reason) = (None, None);
    RATING.open::<CitizenOpinions>(&step.work(), step.row.id, step.row.committee_id, today).await?;
    Ok(())
}
