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
    SpecialInquiries,
    entity::{Column, Model},
    words::InquiryProposer,
};
use instruments::{
    deliberation_opinions::{self, DeliberationOpinions},
    publications::is_public,
};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

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

/// What the public reads: what was told of it, or of an opinion on it (监督法第十条).
pub(super) fn published(actor: &Actor) -> Sight<Model> {
    use deliberation_opinions::entity::Column as Opinion;
    let told = Sight::elsewhere(is_public(DeliberationOpinions::KIND, Opinion::DistrictCode, Opinion::Id));
    let of_an_opinion = Sight::with::<DeliberationOpinions>(actor, Opinion::SourceId, told);
    Sight::any_of([
        Sight::elsewhere(is_public(SpecialInquiries::KIND, Column::DistrictCode, Column::Id)),
        of_an_opinion,
    ])
}
