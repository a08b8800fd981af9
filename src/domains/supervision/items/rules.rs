//! Who sees a supervision item, and who stands in which relation to it.

pub(super) use super::{days::*, effects::*, guards::*, reporter::reporter_allowed};
pub(super) use crate::conditions::chairpersons_decided;

use super::{
    Form, Items,
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

/// The same of items whose investigations are no secret: not of special investigations and removals (监督法第五十八条).
pub(crate) fn organ_side_of_open_forms(actor: &Actor) -> Relation<Model> {
    let open = [
        Form::SpecialWorkReport,
        Form::FiscalEconomic,
        Form::LawEnforcementInspection,
        Form::FilingReview,
        Form::Inquiry,
        Form::SpecialInquiry,
    ];
    Relation::all_of([organ_side(actor), Relation::one_of(Column::Form, open)])
}

/// Staff of the organ that reports, or of the department that reports for it.
pub(super) fn organ_side(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::is(Column::SupervisedOrganId, actor.organization_id),
        Relation::is(Column::ReportingDepartmentId, actor.organization_id),
    ])
}
