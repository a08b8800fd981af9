//! What callers send and see of users.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

/// What a table of users has as its example.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("username", "310114-zhang"),
    ("display_name", "演示用户001"),
    ("roles", "organ_clerk;organ_head"),
    ("organization_id", "jd-gov"),
];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        // The registry lies above, and is known by its kinds alone.
        .names(Column::OrganizationId, "registry.organization")
        .names(Column::DeputyId, "registry.deputy")
        .known_by(Column::UsernameKey)
        .search(Column::Username)
        .standing()
}
