//! Who stands in which relation to an assignment.

pub(super) use super::{basis::*, effects::*, guards::*};

use super::entity::{Column, Model};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the organization that assigns.
pub(super) fn issuer(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::IssuingOrganizationId, actor.organization_id)
}

/// Staff of the organization that does it.
pub(super) fn target(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::TargetOrganizationIds, actor.organization_id)
}
