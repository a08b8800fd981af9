//! Who sees an investigation committee, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::chairpersons_decided,
    signatures::{
        asks_for_names, enough_signatories, initiator, not_signed_yet, sign, sign_first, signatory,
        signer_in_office, unsign,
    },
};

use super::{
    InvestigationCommitteeState,
    entity::{Column, Model},
    words::InvestigationProposer,
};
use crate::conditions::names;
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The Standing Committee and its office see them all; whom it invited or concerns, once the committee was appointed.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_any(&[Role::ScOffice, Role::ChairsSecretary, Role::ScMember, Role::Auditor]) {
        return Condition::all();
    }
    let mut some = Condition::any().add(names(Column::ExpertIds, actor.user_id));
    if let Some(deputy) = actor.deputy_id {
        some = some.add(names(Column::Members, deputy));
    }
    if actor.is_any(groups::OrganStaff.roles) {
        some = some.add(names(Column::ConcernedOrganIds, actor.organization_id));
    }
    let ahead = [InvestigationCommitteeState::Drafted, InvestigationCommitteeState::Proposed];
    Condition::all().add(Column::State.is_not_in(ahead)).add(some)
}

/// A member of the committee, or one who advises it.
pub(super) fn invited(actor: &Actor, row: &Model) -> bool {
    let member = |deputy| row.members.0.iter().any(|member| member.person_id == deputy);
    row.expert_ids.0.contains(&actor.user_id) || actor.deputy_id.is_some_and(member)
}

/// Staff of an organ whose work it is about.
pub(super) fn concerned(actor: &Actor, row: &Model) -> bool {
    row.concerned_organ_ids.0.contains(&actor.organization_id)
}

/// The Chairpersons' Meeting proposes it.
pub(super) fn chairpersons_case(_: &Actor, row: &Model) -> bool {
    row.proposer_kind == InvestigationProposer::Chairpersons
}
