//! What follows for an opinion by itself.

use super::{
    CitizenOpinionAction, CitizenOpinionState, CitizenOpinions,
    clocks::{await_routing, begin_again},
    entity::{Column, Model},
    merging::suggest_merged,
    words::OPINION_REHANDLING,
};
use crate::suggestions::{SuggestionAction, Suggestions};
use instruments::deadlines::{DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use sea_orm::{ColumnTrait, QueryFilter};

/// Without a decision on a dissatisfied rating it is handled again, and what is no suggestion any more is an
/// opinion again.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.citizen_opinion, which is handled again without a decision\n\
             群众意见建议,逾期未作决定的重新办理";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, decision_is_late);
    let by = "stations.citizen_opinion, which is no suggestion any more\n\
             群众意见建议,恢复为已受理";
    reactions.after::<Suggestions>(SuggestionAction::Withdraw, by, no_suggestion);
    reactions.after::<Suggestions>(SuggestionAction::Refuse, by, no_suggestion);
}

fn decision_is_late<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(OPINION_REHANDLING) else { return Ok(()) };
        let row = work.stored::<CitizenOpinions>(id).await?;
        let answered = matches!(row.state, CitizenOpinionState::Replied | CitizenOpinionState::Rated);
        if !answered || row.rehandling_declined_reason.is_some() {
            return Ok(());
        }
        let mut again = row.clone();
        let state = begin_again(&work, &mut again).await?;
        let change =
            |row: &mut Model| (row.rehandle_count, row.route) = (row.rehandle_count + 1, again.route);
        work.advance_to::<CitizenOpinions>(row, CitizenOpinionAction::Rehandle, Some(state), change).await?;
        Ok(())
    })
}

fn no_suggestion<'a>(work: UnitOfWork<'a>, gone: Happened<'a, Suggestions>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if gone.before.is_some_and(|before| before.state == gone.after.state) {
            return Ok(());
        }
        let converted = work.all::<CitizenOpinions>().filter(Column::SuggestionId.eq(gone.after.id));
        let converted = converted.filter(Column::State.eq(CitizenOpinionState::Converted));
        for row in converted.all(work.tx).await? {
            let action = CitizenOpinionAction::ReturnFromSuggestion;
            let back = work.advance::<CitizenOpinions>(row, action, |row| row.suggestion_id = None).await?;
            suggest_merged(&work, back.id, None).await?;
            await_routing(&work, &back).await?;
        }
        Ok(())
    })
}
