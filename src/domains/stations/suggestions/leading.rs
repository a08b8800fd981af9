//! Who speaks for those who made a suggestion: the deputy who leads, also after the term, because the reply is owed to the proposer
//! (上海市人大代表建议规定第十九条); for a lead who is suspended or whose mandate ended otherwise, the first seconder in office (03 §3.4).

use super::{drafting::SuggestionStep, entity::Model};
use platform::{
    call::UnitOfWork,
    problem::Result,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{Deputies, DeputyState, all_in_office},
    terms::Office,
};
use uuid::Uuid;

/// Who decides for those who made it; nobody, while none of them may act.
pub(crate) async fn speaker_of(work: &UnitOfWork<'_>, row: &Model) -> Result<Option<Uuid>> {
    let (today, lead) = (work.call.today(), work.stored::<Deputies>(row.lead_deputy_id).await?);
    if lead.state == DeputyState::Active || lead.state_date.is_some_and(|day| day > today) {
        return Ok(Some(lead.id));
    }
    let seconders: Vec<Uuid> = row.confirmations.0.iter().map(|one| one.deputy_id).collect();
    let found = all_in_office(work, &seconders, Office::Deputy, today).await?;
    Ok(seconders.into_iter().find(|seconder| found.iter().any(|deputy| deputy.id == *seconder)))
}

/// The deputy who leads, or the one in that deputy's place.
pub(super) async fn speaks_for_all<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let speaker = speaker_of(&step.work(), &step.row).await?;
    Ok(Verdict::require(speaker.is_some() && speaker == step.call.actor.deputy_id))
}
