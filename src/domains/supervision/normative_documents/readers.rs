//! Who reads how much of a normative document.

use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};

/// Who suggested a review is the business of the congress, not of the issuer.
pub(super) fn reads_suggestions(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat())
}
