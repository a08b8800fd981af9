//! What callers send and see of corrections.

use super::entity::{Column, Model};
use crate::documents::Documents;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().refers::<Documents>([Column::NoticeDocumentId]).standing()
}
