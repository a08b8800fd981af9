//! What callers send and see of calendar years.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().sort::<i32>(Column::Year)
}
