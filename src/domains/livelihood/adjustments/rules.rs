//! Who stands in which relation to an adjustment.

pub(super) use super::{agenda::*, announcing::*, approving::*, drafting::*};

use super::{
    AdjustmentState,
    entity::{Column, Model},
};
use crate::words::CycleLevel;
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the department that leads the project.
pub(super) fn leading(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// The government office that conducts the year.
pub(super) fn own_government(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::GovernmentId, actor.organization_id)
}

/// Of a project of the district.
pub(super) fn in_the_district(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::Level, [CycleLevel::District])
}

/// Of a project of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
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
