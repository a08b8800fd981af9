//! Who sees a removal case, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::standing_committee_meets,
    forms::item_of_the_form,
    signatures::{
        asks_for_names, ends_without_this_name, enough_signatories, initiator, not_signed_yet, sign,
        signatory, signer_in_office, unsign,
    },
};

use super::{
    RemovalCases,
    entity::{Column, Model},
    words::RemovalProposer,
};
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// The person who is to be removed.
pub(super) fn person(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::PersonUserId, actor.user_id)
}

/// That person, or staff of the organ in which the post is.
pub(super) fn person_or_organ(actor: &Actor) -> Relation<Model> {
    Relation::any_of([person(actor), Relation::is(Column::OrganId, actor.organization_id)])
}

/// Staff of the organ that proposes it.
pub(super) fn proposing_organ(actor: &Actor) -> Relation<Model> {
    Relation::all_of([
        Relation::is(Column::ProposerKind, RemovalProposer::Organ),
        Relation::is(Column::ProposerOrganId, actor.organization_id),
    ])
}

/// The Chairpersons' Meeting proposes it.
pub(super) fn chairpersons_case(_: &Actor) -> Relation<Model> {
    Relation::is(Column::ProposerKind, RemovalProposer::Chairpersons)
}

/// What the public reads: what was told of it (监督法第十条).
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(RemovalCases::KIND, Column::DistrictCode, Column::Id))
}
