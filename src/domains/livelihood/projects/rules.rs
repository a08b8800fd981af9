//! Who stands in which relation to a project.

pub(super) use super::{ending::*, guards::*, next_year::*, plan::*, reporting::*};

use super::{
    ProjectState,
    entity::{Column, Model},
};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the department that leads.
pub(super) fn leading(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// The government office that conducts the year.
pub(super) fn own_government(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::GovernmentId, actor.organization_id)
}

/// The deputy who leads the group that follows it.
pub(super) fn group_leader(actor: &Actor) -> Relation<Model> {
    Relation::one_of(Column::GroupLeaderId, [actor.deputy_id])
}

/// Its plan is public.
pub(super) fn announced(_: &Actor) -> Relation<Model> {
    use ProjectState::{Accepted, Completed, Delayed, InProgress, Planned, RolledOver};
    Relation::in_state(&[Planned, InProgress, Delayed, Completed, Accepted, RolledOver])
}
