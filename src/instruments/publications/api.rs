//! What callers send and see of publications.

use super::entity::{Column, Model};
use crate::documents::Documents;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Documents>("document", Column::DocumentId)
}
