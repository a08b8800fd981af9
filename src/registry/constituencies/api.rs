//! What callers send and see of constituencies.

use super::entity::{Column, Model};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<Uuid>(Column::StreetOrTownId).sort::<String>(Column::Code).search(Column::Name)
}
