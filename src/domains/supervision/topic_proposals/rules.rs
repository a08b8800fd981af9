//! Who sees a topic proposal, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};

use super::{
    TopicSource,
    entity::{Column, Model},
};
use platform::{records::actor::Actor, workflow::Relation};

/// Who proposed it, or staff of the organization for which it was proposed.
pub(super) fn proposer(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::is(Column::CreatedBy, actor.user_id),
        Relation::is(Column::ProposerOrganizationId, actor.organization_id),
    ])
}

/// Who holds the access code of the proposal: everybody without a token acts under one id, so only a code tells whose a
/// proposal is.
pub(super) fn code_holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.opened_id)
}

/// Who is invited to score it.
pub(super) fn reviewer(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ReviewerIds, actor.user_id)
}

/// Who proposed it or is invited to score it.
pub(super) fn involved(actor: &Actor) -> Relation<Model> {
    Relation::any_of([Relation::is(Column::CreatedBy, actor.user_id), reviewer(actor)])
}

impl Model {
    /// Whether it is the caller's own: proposed by the caller, or found by the research of the caller's committee.
    #[must_use]
    pub fn is_own_of(&self, actor: &Actor) -> bool {
        let research = self.source == TopicSource::CommitteeResearch;
        self.created_by == actor.user_id
            || (research && self.proposer_organization_id == actor.organization_id)
    }
}
