//! What callers see of sessions.

use super::entity::{Column, Model};
use crate::users::Users;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Users>("user", Column::UserId).standing()
}
