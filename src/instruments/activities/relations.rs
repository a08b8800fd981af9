//! Who stands in which relation to an activity.

pub(super) use crate::acting::{own, own_area, own_group};

use super::{
    Activities,
    entity::{Column, Model},
};
use crate::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// Staff of the committee whose assignment it carries out.
pub(super) fn own_assignment(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::IssuerId, actor.organization_id)
}

/// A deputy who is invited.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::InvitedDeputyIds, actor.deputy_id)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(Activities::KIND, Column::DistrictCode, Column::Id))
}
