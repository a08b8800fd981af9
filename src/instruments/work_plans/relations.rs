//! Who stands in which relation to a work plan.

use super::{
    WorkPlans,
    entity::{Column, Model},
};
use crate::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// Staff of the street or town in which its owner is.
pub(crate) fn own_area(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CongressBodyId, actor.organization_id)
}

/// Users who act for its owner.
pub(crate) fn own(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ActingIds, actor.user_id)
}

/// Deputies who act for its owner.
pub(crate) fn own_group(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ActingIds, actor.deputy_id)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(WorkPlans::KIND, Column::DistrictCode, Column::Id))
}
