//! Who stands in which relation to a lead.

pub(super) use super::{ending::*, merging::*, receiving::*, reserving::*};

use super::{
    entity::{Column, Model},
    receiving::FROM_THE_CONGRESS,
};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the organization that entered it.
pub(super) fn own_organization(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}

/// Whoever holds its code.
pub(super) fn code_holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.opened_id)
}

/// What comes of a suggestion or of a clause.
pub(super) fn from_the_congress(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::OriginType, FROM_THE_CONGRESS)
}
