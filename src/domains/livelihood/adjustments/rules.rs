//! Who stands in which relation to an adjustment.

pub(super) use super::{agenda::*, announcing::*, approving::*, drafting::*};
pub(super) use crate::relations::{in_the_district, leading, own_government, own_town};

use super::{
    AdjustmentState,
    entity::{Column, Model},
};
use crate::relations::{Governed, Led, OfALevel};
use platform::{records::actor::Actor, workflow::Relation};

impl OfALevel for Model {
    const LEVEL: Column = Column::Level;
    const ORGANIZATION_ID: Column = Column::OrganizationId;
}

impl Governed for Model {
    const GOVERNMENT_ID: Column = Column::GovernmentId;
}

impl Led for Model {
    const LEAD_DEPARTMENT_ID: Column = Column::LeadDepartmentId;
}

fn minor(is_minor: bool) -> Relation<Model> {
    Relation::is(Column::IsMinor, is_minor)
}

/// A major one of the district.
pub(super) fn major_of_the_district(actor: &Actor) -> Relation<Model> {
    Relation::all_of([minor(false), in_the_district(actor)])
}

/// A major one of the own town.
pub(super) fn major_of_own_town(actor: &Actor) -> Relation<Model> {
    Relation::all_of([minor(false), own_town(actor)])
}

/// A minor one of the own government.
pub(super) fn minor_of_own_government(actor: &Actor) -> Relation<Model> {
    Relation::all_of([minor(true), own_government(actor)])
}

/// What the public was told.
pub(super) fn announced(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[AdjustmentState::Announced, AdjustmentState::Reported])
}
