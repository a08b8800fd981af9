//! Who sees a special inquiry, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::{chairpersons_decided, standing_committee_meets},
    forms::item_of_the_form,
    signatures::{
        asks_for_names, enough_signatories, initiator, not_signed_yet, sign, signatory, signer_in_office,
        unsign,
    },
};

use super::{
    entity::{Column, Model},
    words::InquiryProposer,
};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the committee that prepares it.
pub(super) fn lead(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadCommitteeId, actor.organization_id)
}

/// Staff of the committee that proposes and prepares it.
pub(super) fn committee_case(actor: &Actor) -> Relation<Model> {
    Relation::all_of([Relation::is(Column::ProposerKind, InquiryProposer::Committee), lead(actor)])
}

/// Deputies propose it together: it waits for their names.
pub(super) fn joint_case(_: &Actor) -> Relation<Model> {
    Relation::is(Column::ProposerKind, InquiryProposer::DeputiesJoint)
}

/// The office writes for the Chairpersons' Meeting.
pub(super) fn chairpersons_case(_: &Actor) -> Relation<Model> {
    Relation::is(Column::ProposerKind, InquiryProposer::Chairpersons)
}

/// Staff of an organ to which an opinion of the inquiry is addressed.
pub(super) fn addressee(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::AddresseeOrganIds, actor.organization_id)
}

/// Staff of an organ that answers, or to which an opinion is addressed.
pub(super) fn responding(actor: &Actor) -> Relation<Model> {
    Relation::any_of([Relation::names(Column::Respondents, actor.organization_id), addressee(actor)])
}
