//! Who reads how much of a publication.

use super::entity::Model;
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
};

/// Those who see every publication of the district, from the first draft on.
pub(super) fn sees_all(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor, Role::DistrictAdmin]].concat())
}

/// Whether somebody works on a publication or supervises it, and so reads more of it than what is out.
pub(super) fn is_inside(actor: &Actor, row: &Model) -> bool {
    sees_all(actor) || author(actor, row)
}

/// Staff of the organization whose publication it is.
pub(super) fn author(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.author_organization_id)
}
