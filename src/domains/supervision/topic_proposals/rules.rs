//! Who sees a topic proposal, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};

use super::{
    TopicSource,
    entity::{Column, Entity, Model},
};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait},
};

/// The congress side and the streets see every proposal; others their own, and deputies what they are asked to score.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    if actor.is(Role::Public) {
        // Everybody without a token acts under one id, so only a code tells whose a proposal is.
        return Condition::all().add(Column::Id.eq(actor.opened_id));
    }
    let own = Condition::any().add(Column::CreatedBy.eq(actor.user_id));
    if actor.is(Role::Deputy) {
        // The ids of the invited stand in one JSON text.
        let invited = Expr::col((Entity, Column::ReviewerIds)).cast_as("text");
        return own.add(invited.like(format!("%{}%", actor.user_id)));
    }
    own.add(Column::ProposerOrganizationId.eq(actor.organization_id))
}

/// Who proposed it, or staff of the organization for which it was proposed.
pub(super) fn proposer(actor: &Actor, row: &Model) -> bool {
    row.created_by == actor.user_id || row.proposer_organization_id == actor.organization_id
}

/// Who holds the access code of the proposal.
pub(super) fn code_holder(actor: &Actor, row: &Model) -> bool {
    actor.holds_code_of(row.id)
}

/// Who is invited to score it.
pub(super) fn reviewer(actor: &Actor, row: &Model) -> bool {
    row.reviewer_ids.0.contains(&actor.user_id)
}

/// Who proposed it or is invited to score it.
pub(super) fn involved(actor: &Actor, row: &Model) -> bool {
    row.created_by == actor.user_id || reviewer(actor, row)
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
