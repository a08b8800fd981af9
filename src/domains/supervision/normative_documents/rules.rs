//! Who sees a normative document, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::conditions::chairpersons_decided;

use super::{
    NormativeDocumentState,
    entity::{Column, Model},
};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every filing; everybody else the own ones and what was registered: such documents bind all.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat()) {
        return Condition::all();
    }
    Condition::any()
        .add(Column::State.is_not_in([NormativeDocumentState::Filed, NormativeDocumentState::Returned]))
        .add(Column::IssuerId.eq(actor.organization_id))
}

/// Staff of the organ that issued it.
pub(super) fn issuer(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.issuer_id)
}
