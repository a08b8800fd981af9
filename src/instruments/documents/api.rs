//! What callers send and see of documents.

use super::entity::{Column, Model};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .numbered(Column::DocumentNumber)
        .refers::<Organizations>([Column::IssuerOrganizationId])
        .standing()
}
