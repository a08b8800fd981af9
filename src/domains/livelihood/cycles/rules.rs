//! Who stands in which relation to a year.

pub(super) use super::{effects::*, guards::*};

use super::{
    CycleState,
    entity::{Column, Model},
};
use crate::words::CycleLevel;
use platform::{records::actor::Actor, workflow::Relation};

/// The government office that conducts it.
pub(super) fn own_government(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::GovernmentId, actor.organization_id)
}

/// A year of the district.
pub(super) fn in_the_district(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::Level, [CycleLevel::District])
}

/// A year of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// What everybody was told of.
pub(super) fn announced(_: &Actor) -> Relation<Model> {
    use CycleState::{Cancelled, Closed, Collecting, Executing, ListSubmitted, ScReviewed, Screening, Voted};
    Relation::in_state(&[
        Collecting,
        Screening,
        ListSubmitted,
        ScReviewed,
        Voted,
        Executing,
        Closed,
        Cancelled,
    ])
}
