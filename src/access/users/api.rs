//! What callers send and see of users.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().search(Column::Username).standing()
}
