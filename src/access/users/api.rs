//! What callers send and see of users.

use super::entity::{Column, Model};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::OrganizationId)
        .sort::<String>(Column::Username)
        .search(Column::DisplayName)
}
