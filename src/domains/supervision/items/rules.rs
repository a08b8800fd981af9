//! Who sees a supervision item, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};

use super::{
    ItemState, Items,
    entity::{Column, Model},
};
use crate::plans;
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every item; the supervised side what concerns it, except cancelled plans of ours; deputies
/// and streets what has been distributed (监督法第十七条); the public the items of a plan that is out, and those of which
/// something was published.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    use ItemState::{Closed, Deliberated, Deliberating, Distributed, Handling};
    let all = [groups::CongressStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    if actor.is(Role::Public) {
        return Condition::any().add(Column::PlanId.in_subquery(plans::rules::out())).add(is_public(
            Items::KIND,
            Column::DistrictCode,
            Column::Id,
        ));
    }
    let mut some = Condition::any();
    if actor.is_any(groups::OrganStaff.roles) {
        some = some
            .add(Column::SupervisedOrganId.eq(actor.organization_id))
            .add(Column::ReportingDepartmentId.eq(actor.organization_id));
    }
    if actor.is(Role::Deputy) || actor.is_any(groups::StreetStaff.roles) {
        let told = [Distributed, Deliberating, Deliberated, Handling, Closed];
        some = some.add(Column::State.is_in(told));
    }
    // Without any of these there is nothing to see.
    if some.is_empty() { Condition::all().add(Column::Id.is_null()) } else { some }
}

/// Staff of the committee that leads the item.
pub(super) fn lead(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.lead_committee_id)
}

/// Staff of the organ that reports, or of the department that reports for it.
pub(super) fn organ_side(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.supervised_organ_id)
        || row.reporting_department_id.is_some_and(|id| actor.acts_for(id))
}
