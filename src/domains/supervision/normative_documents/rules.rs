//! Who sees a normative document, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::conditions::chairpersons_decided;

use super::entity::{Column, Model};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the organ that issued it.
pub(super) fn issuer(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::IssuerId, actor.organization_id)
}
