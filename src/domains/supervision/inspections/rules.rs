//! Who sees an inspection, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::conditions::{chairpersons_decided, standing_committee_meets};

use super::{
    InspectionState,
    entity::{Column, Model},
};
use crate::conditions::names;
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every inspection, deputies those in whose team they are, the organ from the inspection on.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    use InspectionState::{Planned, Preparing, TeamFormed};
    if actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat()) {
        return Condition::all();
    }
    let told = Condition::all()
        .add(Column::InspectedOrganId.eq(actor.organization_id))
        .add(Column::State.is_not_in([Planned, TeamFormed, Preparing]));
    let some = Condition::any().add(told).add(names(Column::Members, actor.user_id));
    match actor.deputy_id {
        Some(deputy) => some.add(names(Column::Members, deputy)).add(Column::LeaderId.eq(deputy)),
        None => some,
    }
}

/// Staff of the committee that leads.
pub(super) fn lead(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.lead_committee_id)
}

/// Somebody who inspects.
pub(super) fn team(actor: &Actor, row: &Model) -> bool {
    let own = |id| Some(id) == actor.deputy_id || id == actor.user_id;
    row.leader_id.is_some_and(own) || row.members.0.iter().any(|member| own(member.person_id))
}

/// Staff of the organ whose enforcement is inspected.
pub(super) fn inspected(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.inspected_organ_id)
}
