//! Who speaks for those who made a suggestion: the deputy who leads, also after the term, because the reply is owed to the proposer
//! (上海市人大代表建议规定第十九条); for a lead who is suspended or whose mandate ended otherwise, the first seconder in office (03 §3.4).

use super::drafting::SuggestionStep;
use platform::{
    problem::Result,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{Deputies, DeputyState, all_in_office},
    terms::Office,
};
use uuid::Uuid;

/// Whether the caller is the one who decides for those who made it.
async fn is_the_lead(step: &SuggestionStep<'_>) -> Result<bool> {
    let Some(own) = step.call.actor.deputy_id else { return Ok(false) };
    let lead = step.stored::<Deputies>(step.row.lead_deputy_id).await?;
    let acts = lead.state == DeputyState::Active || lead.state_date.is_some_and(|day| day > step.today());
    if acts || own == lead.id {
        return Ok(acts && own == lead.id);
    }
    let seconders: Vec<Uuid> = step.row.confirmations.0.iter().map(|one| one.deputy_id).collect();
    let found = all_in_office(&step.work(), &seconders, Office::Deputy, step.today()).await?;
    let first = seconders.iter().find(|seconder| found.iter().any(|deputy| deputy.id == **seconder));
    Ok(first == Some(&own))
}

/// The deputy who leads, or the one in that deputy's place.
pub(super) async fn speaks_for_all<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(is_the_lead(step).await?))
}
