//! Who sees an investigation committee, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::chairpersons_decided,
    forms::item_of_the_form,
    signatures::{
        asks_for_names, enough_signatories, initiator, not_signed_yet, sign, sign_first, signatory,
        signer_in_office, unsign,
    },
};

use super::{
    InvestigationCommittees,
    entity::{Column, Model},
    words::InvestigationProposer,
};
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// A member of the committee, or one who advises it.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::names(Column::ExpertIds, actor.user_id),
        Relation::names(Column::Members, actor.deputy_id),
    ])
}

/// Staff of the special committee that reports on the proposal first.
pub(super) fn referred(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ReferredCommitteeId, actor.organization_id)
}

/// Staff of an organ whose work it is about.
pub(super) fn concerned(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ConcernedOrganIds, actor.organization_id)
}

/// The Chairpersons' Meeting proposes it.
pub(super) fn chairpersons_case(_: &Actor) -> Relation<Model> {
    Relation::is(Column::ProposerKind, InvestigationProposer::Chairpersons)
}

/// What the public reads: what was told of it (监督法第十条), unless it is confidential (监督法第五十八条).
pub(super) fn published(_: &Actor) -> Sight<Model> {
    let open = Sight::is(Column::Confidential, false);
    let told = Sight::elsewhere(is_public(InvestigationCommittees::KIND, Column::DistrictCode, Column::Id));
    Sight::all_of([open, told])
}
