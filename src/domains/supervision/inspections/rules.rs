//! Who sees an inspection, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::conditions::{chairpersons_decided, standing_committee_meets};

use super::entity::{Column, Model};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the committee that leads.
pub(super) fn lead(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadCommitteeId, actor.organization_id)
}

/// Somebody who inspects: as a deputy, or as a user of a committee or working body.
pub(super) fn team(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::one_of(Column::LeaderId, [Some(actor.user_id), actor.deputy_id]),
        Relation::names(Column::Members, actor.user_id),
        Relation::names(Column::Members, actor.deputy_id),
    ])
}

/// Staff of the organ whose enforcement is inspected.
pub(super) fn inspected(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::InspectedOrganId, actor.organization_id)
}
