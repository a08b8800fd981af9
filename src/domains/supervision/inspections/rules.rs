//! Who sees an inspection, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::conditions::{chairpersons_decided, standing_committee_meets};

use super::{
    Inspections,
    entity::{Column, Model},
};
use instruments::{
    deliberation_opinions::{self, DeliberationOpinions},
    publications::is_public,
};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

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

/// What the public reads: what was told of it, or of an opinion on it (监督法第十条).
pub(super) fn published(actor: &Actor) -> Sight<Model> {
    use deliberation_opinions::entity::Column as Opinion;
    let told = Sight::elsewhere(is_public(DeliberationOpinions::KIND, Opinion::DistrictCode, Opinion::Id));
    let of_an_opinion = Sight::with::<DeliberationOpinions>(actor, Opinion::SourceId, told);
    Sight::any_of([
        Sight::elsewhere(is_public(Inspections::KIND, Column::DistrictCode, Column::Id)),
        of_an_opinion,
    ])
}
