//! Who stands in which relation to a suggestion.

use super::{
    entity::{Column, Model},
    words::SuggestionPhase,
};
use crate::citizen_opinions::{self, CitizenOpinions};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight},
};
use sea_orm::ColumnTrait;

/// The deputy who leads.
pub(super) fn lead(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDeputyId, actor.deputy_id)
}

/// A deputy who was asked to second it.
pub(super) fn seconder(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::SeconderIds, actor.deputy_id)
}

/// The deputy who leads, and those who second.
pub(crate) fn joint(actor: &Actor) -> Relation<Model> {
    Relation::any_of([lead(actor), seconder(actor)])
}

/// The presidium of the town whose deputies made it.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TownPresidiumId, actor.organization_id)
}

/// What deputies of the district make; what those of a town make is a matter of its presidium (代表法第五十一条).
pub(super) fn of_the_district(_: &Actor) -> Relation<Model> {
    Relation::lacks(Column::TownPresidiumId)
}

/// What is made while the congress of the district sits is assigned by its secretariat, too.
pub(super) fn made_in_session(actor: &Actor) -> Relation<Model> {
    Relation::all_of([of_the_district(actor), Relation::is(Column::Phase, SuggestionPhase::Session)])
}

/// An organ that leads.
pub(crate) fn lead_organ(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::LeadOrganIds, actor.organization_id)
}

/// An organ that helps.
pub(super) fn helper(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::CoOrganIds, actor.organization_id)
}

/// An organ that handles it.
pub(crate) fn handler(actor: &Actor) -> Relation<Model> {
    Relation::any_of([lead_organ(actor), helper(actor)])
}

/// What the deputy agreed to show to everybody.
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(Column::PublishedTextOn.is_not_null())
}

/// Whoever holds the code of an opinion that became it, or was merged into one that did: what comes of it is owed to them (03 §3.3).
pub(super) fn asked_for(actor: &Actor) -> Sight<Model> {
    let own = citizen_opinions::seen::code_holder(actor).into();
    Sight::with::<CitizenOpinions>(actor, citizen_opinions::entity::Column::SuggestionId, own)
}
