//! Who sees an interpellation, and who stands in which relation to it.

pub(super) use super::{effects::*, guards::*};
pub(super) use crate::{
    forms::item_of_the_form,
    signatures::{
        ends_without_this_name, enough_signatories, initiator, not_signed_yet, sign_first, signatory,
        signer_in_office, unsign,
    },
};

use super::{
    Interpellations,
    entity::{Column, Model},
};
use instruments::publications::is_public;
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight, Workflow},
};

/// Staff of the organ that is asked.
pub(super) fn subject(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::SubjectOrganId, actor.organization_id)
}

/// What the public reads: what was told of it (监督法第十条).
pub(super) fn told_to_all(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(Interpellations::KIND, Column::DistrictCode, Column::Id))
}
