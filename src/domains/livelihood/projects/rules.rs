//! Who stands in which relation to a project.

pub(super) use super::{ending::*, guards::*, next_year::*, plan::*, reporting::*, verdict::rules::*};

use super::{
    ProjectState,
    entity::{Column, Model},
};
use crate::words::CycleLevel;
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the department that leads.
pub(super) fn leading(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// The government office that conducts the year.
pub(super) fn own_government(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::GovernmentId, actor.organization_id)
}

/// Third parties that are asked to survey or evaluate it.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::AgencyIds, actor.organization_id)
}

/// A project of the district.
pub(super) fn in_the_district(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::Level, [CycleLevel::District])
}

/// A project of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// Its plan is public.
pub(super) fn announced(_: &Actor) -> Relation<Model> {
    use ProjectState::{
        Accepted, Assessed, Closed, Completed, Delayed, Evaluated, Improving, InProgress, Planned,
        RolledOver, Surveyed,
    };
    Relation::in_state(&[
        Planned, InProgress, Delayed, Completed, Accepted, Surveyed, Improving, Assessed, Evaluated, Closed,
        RolledOver,
    ])
}
