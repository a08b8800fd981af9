//! What callers send and see of districts.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().sort::<String>(Column::Code).search(Column::Name)
}
