//! What callers send and see of identities.

use super::entity::{Column, Model};
use crate::users::Users;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::UserId)
        .search(Column::Subject)
        .expand::<Users>("user", Column::UserId)
}
