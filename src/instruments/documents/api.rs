//! What callers send and see of documents.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().numbered(Column::DocumentNumber)
}
