//! Who sees a supervision item, and who stands in which relation to it.

pub(super) use super::{days::*, effects::*, guards::*};
pub(super) use crate::conditions::chairpersons_decided;

use super::{
    Items,
    entity::{Column, Model},
};
use crate::plans::Plans;
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// What the public reads: the items of a plan that is out, and those of which something was published.
pub(super) fn out(actor: &Actor) -> Sight<Model> {
    let published = is_public(Items::KIND, Column::DistrictCode, Column::Id);
    Sight::any_of([Sight::through::<Plans>(actor, Column::PlanId), Sight::elsewhere(published)])
}

/// Staff of the committee that leads the item.
pub(super) fn lead(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadCommitteeId, actor.organization_id)
}

/// Staff of the organ that reports, or of the department that reports for it.
pub(crate) fn organ_side(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::is(Column::SupervisedOrganId, actor.organization_id),
        Relation::is(Column::ReportingDepartmentId, actor.organization_id),
    ])
}
