//! A deputy makes a suggestion of an opinion.

use super::{
    CitizenOpinionState, CitizenOpinions, entity::OpinionConversion, merging::suggest_merged,
    receiving::OpinionStep, words::OpinionRoute,
};
use crate::{
    handled::Handled,
    suggestions::{
        Suggestions, await_submission, presidium_of,
        words::{SuggestionArea, SuggestionPhase},
    },
};
use instruments::{
    deadlines,
    links::{LinkKind, connect},
};
use platform::{
    problem::Result,
    records::record_reference::RecordReference,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{CongressLevel, Deputies, all_in_office},
    terms::Office,
};

/// 代表法第六十一条、第六十二条.
pub(super) async fn converter_in_office(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let own = step.call.actor.deputy_id.unwrap_or_default();
    let found = all_in_office(&step.work(), &[own], Office::Deputy, step.today()).await?;
    Ok(Verdict::require(!found.is_empty()))
}

/// 代表法第三十六条.
pub(super) async fn converter_of_a_near_congress(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let Some(own) = step.call.actor.deputy_id else { return Ok(Verdict::require(false)) };
    let level = step.stored::<Deputies>(own).await?.congress_level;
    Ok(Verdict::require(matches!(level, CongressLevel::District | CongressLevel::Town)))
}

/// Before anybody dealt with it, or when the person is not satisfied.
pub(super) async fn nothing_or_dissatisfied(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let accepted = step.row.state == CitizenOpinionState::Accepted;
    Ok(Verdict::require(accepted || step.row.is_dissatisfied()))
}

/// A draft of the deputy, who alone submits it.
pub(super) async fn convert(step: &mut OpinionStep<'_>, body: OpinionConversion) -> Result<()> {
    let (own, id) = (step.call.actor.deputy_id.unwrap_or_default(), step.row.id);
    let problem = step.row.redacted_content.clone();
    let work = step.work();
    let deputy = work.stored::<Deputies>(own).await?;
    let (level, presidium) = (deputy.congress_level, presidium_of(&work, &deputy).await?);
    let made = work.make::<Suggestions>(|row| {
        (row.title, row.proposal_text, row.problem_text) = (body.title, Some(body.proposal_text), problem);
        (row.lead_deputy_id, row.congress_level, row.town_presidium_id) = (own, level, presidium);
        (row.phase, row.policy_area) = (SuggestionPhase::Intersession, SuggestionArea::Other);
        row.origin_opinion_ids = vec![id].into();
    });
    let made = made.await?;
    await_submission(&work, &made).await?;
    let suggestion = made.id;
    let [from, to] =
        [RecordReference::of::<CitizenOpinions>(id), RecordReference::of::<Suggestions>(suggestion)];
    connect(&work, LinkKind::ConvertedTo, from, to).await?;
    deadlines::cancel_all(&work, id).await?;
    suggest_merged(&work, id, Some(suggestion)).await?;
    (step.row.suggestion_id, step.row.route) = (Some(suggestion), Some(OpinionRoute::ToSuggestion));
    Ok(())
}
