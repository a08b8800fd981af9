//! A draft that nobody submits any more: those who made it are out of office, and no other deputy acts for them (03 §3.4). Whoever said
//! what it was made of is not left waiting for it.

use super::{
    SuggestionAction, SuggestionState, Suggestions, clocks, entity::Model, leading::speaker_of,
    words::SUGGESTION_DRAFT,
};
use instruments::deadlines::{self, DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::deputies::{Deputies, DeputyAction};

/// What follows for a suggestion by itself.
pub fn reactions(reactions: &mut Reactions) {
    clocks::reactions(reactions);
    let by = "stations.suggestion, a draft that nobody submits any more\n\
             代表建议,已无代表可以提交的草稿";
    reactions.after::<Deputies>(DeputyAction::Terminate, by, mandate_ended);
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, draft_is_late);
}

async fn withdraw_if_nobody_acts(work: &UnitOfWork<'_>, draft: Model) -> Result<()> {
    if speaker_of(work, &draft).await?.is_some() {
        return Ok(());
    }
    deadlines::cancel_all(work, draft.id).await?;
    work.advance::<Suggestions>(draft, SuggestionAction::Withdraw, |_| {}).await?;
    Ok(())
}

/// Of the drafts that the deputy led, or stood in for.
fn mandate_ended<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let own = ended.after.id;
        let mut drafts = work.naming::<Suggestions>(&[SuggestionState::Draft], own).await?;
        drafts.retain(|draft| draft.proposers().contains(&own));
        for draft in drafts {
            Box::pin(withdraw_if_nobody_acts(&work, draft)).await?;
        }
        Ok(())
    })
}

/// A mandate that ends on a later day, or that is suspended, is looked at when the time for the draft is over.
fn draft_is_late<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(SUGGESTION_DRAFT) else { return Ok(()) };
        let draft = work.stored::<Suggestions>(id).await?;
        if draft.state == SuggestionState::Draft {
            Box::pin(withdraw_if_nobody_acts(&work, draft)).await?;
        }
        Ok(())
    })
}
