//! Who sees a special inquiry, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::{chairpersons_decided, standing_committee_meets},
    signatures::{
        asks_for_names, enough_signatories, initiator, not_signed_yet, sign, sign_first, signatory,
        signer_in_office, unsign,
    },
};

use super::{
    SpecialInquiryState,
    entity::{Column, Model},
    words::InquiryProposer,
};
use crate::conditions::names;
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every inquiry; deputies what waits for their names and what was decided; an organ what it was
/// told to answer, or what an opinion that it received came from.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    use SpecialInquiryState::{Approved, Declined, Drafted, MaterialSent, Preparing, Proposed};
    let all = [groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    let drafts = [Drafted, Proposed, Declined];
    if actor.is(Role::Deputy) {
        let joint = Column::ProposerKind.eq(InquiryProposer::DeputiesJoint);
        return Condition::any().add(joint).add(Column::State.is_not_in(drafts));
    }
    let told = Condition::any()
        .add(names(Column::Respondents, actor.organization_id))
        .add(names(Column::AddresseeOrganIds, actor.organization_id));
    let quiet = [&drafts[..], &[Approved, Preparing, MaterialSent]].concat();
    Condition::all().add(Column::State.is_not_in(quiet)).add(told)
}

/// Staff of the committee that prepares it.
pub(super) fn lead(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.lead_committee_id)
}

/// Staff of the committee that proposes and prepares it.
pub(super) fn committee_case(actor: &Actor, row: &Model) -> bool {
    row.proposer_kind == InquiryProposer::Committee && lead(actor, row)
}

/// The office writes for the Chairpersons' Meeting.
pub(super) fn chairpersons_case(_: &Actor, row: &Model) -> bool {
    row.proposer_kind == InquiryProposer::Chairpersons
}

/// Staff of an organ to which an opinion of the inquiry is addressed.
pub(super) fn addressee(actor: &Actor, row: &Model) -> bool {
    row.addressee_organ_ids.0.contains(&actor.organization_id)
}

/// Staff of an organ that answers, or to which an opinion is addressed.
pub(super) fn responding(actor: &Actor, row: &Model) -> bool {
    row.asks(actor.organization_id) || addressee(actor, row)
}
