//! Who sees an opinion, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};

use super::{
    DeliberationOpinions, OpinionState,
    entity::{Column, Model},
};
use crate::{opinion_clauses::entity as clause, publications::is_public};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};

/// The offices of the congress see every opinion, members and deputies no drafts, the
/// supervised side what was issued to it, the public what was published.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let offices = [Role::ScOffice, Role::ChairsSecretary, Role::CommitteeStaff, Role::DeputyAffairs];
    if actor.is_any(&[&offices[..], &[Role::Auditor]].concat()) {
        return Condition::all();
    }
    if actor.is(Role::Public) {
        let out = is_public(DeliberationOpinions::KIND, Column::DistrictCode, Column::Id);
        return Condition::all().add(out);
    }
    let issued =
        Condition::all().add(Column::State.is_not_in([OpinionState::Drafted, OpinionState::Approved]));
    if actor.is_any(&[Role::ScMember, Role::Deputy]) || !actor.is_any(groups::OrganStaff.roles) {
        return issued;
    }
    // A department sees the opinion of which it has a clause.
    let own = Query::select()
        .column(clause::Column::OpinionId)
        .from(clause::Entity)
        .and_where(clause::Column::TargetOrganId.eq(actor.organization_id))
        .to_owned();
    let mine = Condition::any().add(Column::AddresseeOrganId.eq(actor.organization_id));
    issued.add(mine.add(Column::Id.in_subquery(own)))
}

/// Staff of the committee that leads.
pub(super) fn lead(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.lead_committee_id)
}

/// Staff of the organ to which it is addressed.
pub(super) fn addressee(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.addressee_organ_id)
}
