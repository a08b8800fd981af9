//! What callers send and see of investigations.

use super::entity::{Column, Model};
use crate::{items::Items, ties};
use instruments::documents::Documents;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<Items>(ties::LOOKED_INTO_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
        .refers::<Documents>([Column::ReportDocumentId])
}
