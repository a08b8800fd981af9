//! Who stands in which relation to a year.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::relations::{in_the_district, own_government, own_town};

use super::{
    CycleState,
    entity::{Column, Model},
};
use crate::relations::{Governed, OfALevel};
use platform::{records::actor::Actor, workflow::Relation};

impl OfALevel for Model {
    const LEVEL: Column = Column::Level;
    const ORGANIZATION_ID: Column = Column::OrganizationId;
}

impl Governed for Model {
    const GOVERNMENT_ID: Column = Column::GovernmentId;
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
