//! What callers send and see of users.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        // The registry lies above, and is known by its kinds alone.
        .names(Column::OrganizationId, "registry.organization")
        .names(Column::DeputyId, "registry.deputy")
        .known_by(Column::UsernameKey)
}
