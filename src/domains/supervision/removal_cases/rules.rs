//! Who sees a removal case, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::{chairpersons_decided, standing_committee_meets},
    signatures::{
        asks_for_names, enough_signatories, initiator, not_signed_yet, sign, signatory, signer_in_office,
        unsign,
    },
};

use super::{
    RemovalCaseState,
    entity::{Column, Model},
    words::RemovalProposer,
};
use platform::{records::actor::Actor, vocabulary::Role};
use sea_orm::{ColumnTrait, Condition};

/// The Standing Committee and its office see every case, an organ those that it proposed, the person and the organ in
/// which the post is what is on the agenda.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_any(&[Role::ScOffice, Role::ChairsSecretary, Role::ScMember, Role::Auditor]) {
        return Condition::all();
    }
    let concerned = Condition::any()
        .add(Column::PersonUserId.eq(actor.user_id))
        .add(Column::OrganId.eq(actor.organization_id));
    let ahead = [RemovalCaseState::Drafted, RemovalCaseState::Proposed];
    let heard = Condition::all().add(Column::State.is_not_in(ahead)).add(concerned);
    Condition::any().add(heard).add(Column::ProposerOrganId.eq(actor.organization_id))
}

/// The person who is to be removed.
pub(super) fn person(actor: &Actor, row: &Model) -> bool {
    actor.user_id == row.person_user_id
}

/// That person, staff of the organ in which the post is, or of the organ that proposes it.
pub(super) fn person_or_organ(actor: &Actor, row: &Model) -> bool {
    person(actor, row) || actor.acts_for(row.organ_id) || actor.acts_for(row.proposer_organ_id)
}

/// Staff of the organ that proposes it.
pub(super) fn proposing_organ(actor: &Actor, row: &Model) -> bool {
    row.proposer_kind == RemovalProposer::Organ && actor.acts_for(row.proposer_organ_id)
}

/// The Chairpersons' Meeting proposes it.
pub(super) fn chairpersons_case(_: &Actor, row: &Model) -> bool {
    row.proposer_kind == RemovalProposer::Chairpersons
}
