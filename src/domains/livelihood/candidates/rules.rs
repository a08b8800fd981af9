//! Who stands in which relation to a candidate.

pub(super) use super::{effects::*, exits::*, guards::*};

use super::{
    CandidateState,
    entity::{Column, Model},
};
use crate::words::CycleLevel;
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the department that leads.
pub(super) fn leading(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// Whoever worked it out.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CreatedBy, actor.user_id)
}

/// A candidate of the district.
pub(super) fn in_the_district(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::Level, [CycleLevel::District])
}

/// A candidate of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// What the Standing Committee has deliberated is public.
pub(super) fn deliberated(_: &Actor) -> Relation<Model> {
    use CandidateState::{NotSelected, OnBallot, ScReviewed, Selected};
    Relation::in_state(&[ScReviewed, OnBallot, Selected, NotSelected])
}
