//! Relations, guards and effects of contacts.

use super::{
    ContactLogState, ContactLogs,
    entity::{Column, ContactLogContent, Model},
};
use crate::suggestions::{self, SuggestionState, Suggestions, seen};
use platform::{
    call::{Step, UnitOfWork, guards::until_today},
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Reason, Relation, Sight, Verdict},
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};

type ContactStep<'a> = Step<'a, ContactLogs>;

/// The deputy of whom it tells.
pub(super) fn contacted(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::DeputyId, actor.deputy_id)
}

/// The deputies who made the suggestion.
pub(super) fn joint(actor: &Actor) -> Sight<Model> {
    Sight::of::<Suggestions>(actor, Column::SuggestionId, seen::joint(actor).into())
}

/// An organ that handles the suggestion.
pub(super) fn handler(actor: &Actor) -> Sight<Model> {
    Sight::of::<Suggestions>(actor, Column::SuggestionId, seen::handler(actor).into())
}

platform::guards! { ContactLogs:
    contacted_by_now(ContactLogContent): until_today(body.contacted_on);
}

async fn suggestion(step: &ContactStep<'_>) -> Result<suggestions::entity::Model> {
    step.referred::<Suggestions>(step.row.suggestion_id, "/suggestion_id").await
}

pub(super) async fn handles_it(step: &ContactStep<'_>, _: &ContactLogContent) -> Guarded {
    let handles = seen::handler(&step.call.actor).holds(&suggestion(step).await?);
    Ok(Verdict::require(handles).at("/suggestion_id"))
}

/// From the assignment until it is closed.
pub(super) async fn is_handled(step: &ContactStep<'_>, _: &ContactLogContent) -> Guarded {
    use SuggestionState::{Assigned, Handling, Rated, Rehandling, Replied};
    let state = suggestion(step).await?.state;
    let handled = matches!(state, Assigned | Handling | Rehandling | Replied | Rated);
    Ok(Verdict::require(handled).at("/suggestion_id"))
}

pub(super) async fn deputy_made_it(step: &ContactStep<'_>, body: &ContactLogContent) -> Guarded {
    let made_it = suggestion(step).await?.proposers().contains(&body.deputy_id);
    Ok(Verdict::require(made_it).at("/deputy_id"))
}

/// What was said before this round is of another reply.
pub(super) async fn contacted_in_this_round(step: &ContactStep<'_>, body: &ContactLogContent) -> Guarded {
    let since = suggestion(step).await?.round_began_on;
    let holds = since.is_none_or(|since| body.contacted_on >= since);
    Ok(Verdict::require(holds).with("since", since.map(|day| day.to_string())).at("/contacted_on"))
}

pub(super) async fn record(step: &mut ContactStep<'_>, _: ContactLogContent) -> Result<()> {
    step.row.organ_id = step.call.actor.organization_id;
    step.row.round = suggestion(step).await?.round;
    Ok(())
}

/// Whoever is said to have been spoken with; and the deputy who leads, to whom the organs owe it (代表法第五十一条).
pub(super) async fn denied_by_whom_it_is_owed(step: &ContactStep<'_>, _: &Reason) -> Guarded {
    let own = step.call.actor.deputy_id;
    if own == Some(step.row.deputy_id) {
        return Ok(Verdict::Holds);
    }
    let speaker = suggestions::speaker_of(&step.work(), &suggestion(step).await?).await?;
    Ok(Verdict::require(speaker.is_some() && speaker == own))
}

/// How many contacts about a suggestion there were in its round, of those that are not denied.
///
/// # Errors
/// The database failed.
pub async fn in_round(work: &UnitOfWork<'_>, suggestion: &suggestions::entity::Model) -> Result<u64> {
    let found = work.all::<ContactLogs>().filter(Column::SuggestionId.eq(suggestion.id));
    let found = found.filter(Column::State.eq(ContactLogState::Recorded));
    Ok(found.filter(Column::Round.eq(suggestion.round)).count(work.tx).await?)
}
