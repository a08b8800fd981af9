//! What lists of suggestions can do.

use super::entity::{Column, Model};
use crate::normative_documents::NormativeDocuments;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<NormativeDocuments>("document", Column::DocumentId)
        .refers::<Organizations>([Column::OrganizationId])
}
