//! Who stands in which relation to a project.

pub(super) use super::{
    ending::*, guards::*, next_year::*, plan::*, reporting::*, resuming::*, verdict::rules::*,
};
pub(super) use crate::relations::{in_the_district, leading, own_government, own_town};

use super::{
    ProjectState,
    entity::{Column, Model},
};
use crate::relations::{Governed, Led, OfALevel};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight},
};
use sea_orm::ColumnTrait;

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

/// The deputy who leads the group that follows it.
pub(super) fn group_leader(actor: &Actor) -> Relation<Model> {
    Relation::one_of(Column::GroupLeaderId, [actor.deputy_id])
}

/// Third parties that are asked to survey or evaluate it.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::AgencyIds, actor.organization_id)
}

/// Its plan is public; what is adjusted, suspended or given up is as public as it was.
pub(super) fn announced(_: &Actor) -> Sight<Model> {
    use ProjectState::{Adjusting, Delayed, InProgress, Planned, RolledOver, Suspended, Terminated};
    let told = [Planned, InProgress, Delayed, RolledOver];
    let told: Vec<ProjectState> = told.into_iter().chain(ProjectState::COMPLETED).collect();
    let with_a_plan = Sight::elsewhere(Column::PlanPublishedOn.is_not_null());
    Sight::any_of([
        Sight::in_state(&told),
        Sight::all_of([Sight::in_state(&[Adjusting, Suspended, Terminated]), with_a_plan]),
    ])
}
