//! Who stands in which relation to a report.

pub(super) use super::{effects::*, guards::*};

use super::{
    Reports,
    entity::{Column, Model},
};
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// Staff of the committee.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(Reports::KIND, Column::DistrictCode, Column::Id))
}
