//! Who is told what of a normative document.

use platform::{
    records::{actor::Actor, audit::reads_the_trail},
    vocabulary::groups,
};

/// Who suggested a review is the business of the congress, not of the issuer.
pub(super) fn knows_who_suggests(actor: &Actor) -> bool {
    actor.is_any(groups::CongressStaff.roles) || reads_the_trail(actor)
}
