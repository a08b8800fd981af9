//! Who sees an interpellation, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    conditions::chairpersons_decided,
    signatures::{
        enough_signatories, initiator, not_signed_yet, sign, sign_first, signatory, signer_in_office, unsign,
    },
};

use super::{
    InterpellationState,
    entity::{Column, Model},
};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees them all; an organ those that it was told to answer.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    use InterpellationState::{Drafted, NotAccepted, Submitted, Withdrawn};
    if actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat()) {
        return Condition::all();
    }
    let told = Column::State.is_not_in([Drafted, Submitted, NotAccepted, Withdrawn]);
    Condition::all().add(told).add(Column::SubjectOrganId.eq(actor.organization_id))
}

/// Staff of the organ that is asked.
pub(super) fn subject(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.subject_organ_id)
}
