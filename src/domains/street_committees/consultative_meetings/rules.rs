//! Who stands in which relation to a consultative meeting.

pub(super) use super::{effects::*, guards::*};

use super::{
    ConsultativeMeetings,
    entity::{Column, Model},
};
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// Staff of the committee that convenes it.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// Staff of an organization that handles something of it.
pub(super) fn handler(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::HandlerIds, actor.organization_id)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(ConsultativeMeetings::KIND, Column::DistrictCode, Column::Id))
}
