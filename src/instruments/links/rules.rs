//! Relations, guards and effects of links.

use super::{
    Links,
    connect::leads_back,
    entity::{Column, LinkContent, Model},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Nothing, Relation, Verdict},
};

/// Staff of the organization that made the link. Who follows links sees of their ends only what the records themselves let
/// them see.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}

/// Both ends are records that the caller may read.
pub(super) async fn ends_exist(step: &Step<'_, Links>, body: &LinkContent) -> Guarded {
    step.referred_of_kind(&body.from_type, body.from_id, "from").await?;
    step.referred_of_kind(&body.to_type, body.to_id, "to").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn not_to_itself(_: &Step<'_, Links>, body: &LinkContent) -> Guarded {
    Ok(Verdict::require(body.from_id != body.to_id).at("/to_id"))
}

/// What was converted, merged or continued does not come back to where it began.
pub(super) async fn no_cycle(step: &Step<'_, Links>, body: &LinkContent) -> Guarded {
    let back = leads_back(&step.work(), body.kind, body.from_id, body.to_id).await?;
    Ok(Verdict::require(!back).at("/to_id"))
}

/// What an action has linked stays linked.
pub(super) async fn made_by_hand(step: &Step<'_, Links>, _: &Nothing) -> Guarded {
    Ok(Verdict::require(!step.row.is_consequence))
}

pub(super) async fn set_author(step: &mut Step<'_, Links>, _: LinkContent) -> Result<()> {
    step.row.author_organization_id = step.call.actor.organization_id;
    Ok(())
}
