//! Who reads how much of a publication.

use super::{
    entity::{Column, Model},
    words::Scope,
};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::Relation,
};

/// Those who see every publication of the district, from the first draft on.
pub(super) fn sees_all(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor, Role::DistrictAdmin]].concat())
}

/// Whether somebody works on a publication or supervises it, and so reads more of it than what is out.
pub(super) fn is_inside(actor: &Actor, row: &Model) -> bool {
    sees_all(actor) || author(actor).holds(row)
}

/// Staff of the organization whose publication it is.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}

/// What is told to everybody; what is told to the deputies is for the deputies (00 §5.3).
pub(super) fn to_the_public(_: &Actor) -> Relation<Model> {
    Relation::is(Column::Scope, Scope::ToPublic)
}
