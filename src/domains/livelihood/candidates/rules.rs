//! Who stands in which relation to a candidate.

pub(super) use super::{effects::*, exits::*, guards::*};
pub(super) use crate::relations::{in_the_district, leading, own_town};

use super::{
    CandidateState,
    entity::{Column, Model},
};
use crate::relations::{Led, OfALevel};
use platform::{records::actor::Actor, workflow::Relation};

impl OfALevel for Model {
    const LEVEL: Column = Column::Level;
    const ORGANIZATION_ID: Column = Column::OrganizationId;
}

impl Led for Model {
    const LEAD_DEPARTMENT_ID: Column = Column::LeadDepartmentId;
}

/// Whoever worked it out.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CreatedBy, actor.user_id)
}

/// What the Standing Committee has deliberated is public.
pub(super) fn deliberated(_: &Actor) -> Relation<Model> {
    use CandidateState::{NotSelected, OnBallot, ScReviewed, Selected};
    Relation::in_state(&[ScReviewed, OnBallot, Selected, NotSelected])
}
