//! What callers see of sessions.

use super::entity::{Column, Model};
use crate::users::Users;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<Uuid>(Column::UserId).expand::<Users>("user", Column::UserId)
}
