//! What callers send and see of speeches.

use super::entity::{Column, Model};
use crate::items::Items;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Items>("item", Column::ItemId)
}
