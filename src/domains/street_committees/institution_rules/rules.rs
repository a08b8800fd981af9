//! Who stands in which relation to an institution rule.

pub(super) use super::{effects::*, guards::*};

use super::entity::{Column, Model};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the committee.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// What a committee adopted is public.
pub(super) fn in_force(_: &Actor) -> Relation<Model> {
    Relation::always()
}
