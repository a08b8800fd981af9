//! Who stands in which relation to a work plan.

pub(super) use crate::acting::{own, own_area, own_group};

use super::{
    WorkPlans,
    entity::{Column, Model},
};
use crate::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Sight, Workflow},
};

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(WorkPlans::KIND, Column::DistrictCode, Column::Id))
}
