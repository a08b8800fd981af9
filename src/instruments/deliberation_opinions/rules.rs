//! Who sees an opinion, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*, source::*};

use super::{
    DeliberationOpinions,
    entity::{Column, Model},
};
use crate::{
    opinion_clauses::entity::{self as clause, OpinionClauses},
    publications::is_public,
};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// What the public reads.
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(DeliberationOpinions::KIND, Column::DistrictCode, Column::Id))
}

/// Staff of the organ to which it is addressed, or of a department that has a clause of it.
pub(super) fn answering(actor: &Actor) -> Sight<Model> {
    let own = Sight::is(clause::Column::TargetOrganId, actor.organization_id);
    let has_a_clause = Sight::with::<OpinionClauses>(actor, clause::Column::OpinionId, own);
    Sight::any_of([addressee(actor).into(), has_a_clause])
}

/// Staff of the committee that leads.
pub(super) fn lead(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadCommitteeId, actor.organization_id)
}

/// Staff of the organ to which it is addressed.
pub(super) fn addressee(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AddresseeOrganId, actor.organization_id)
}
