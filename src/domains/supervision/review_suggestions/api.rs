//! What lists of suggestions can do.

use super::entity::{Column, Model};
use crate::normative_documents::NormativeDocuments;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::DocumentId)
        .expand::<NormativeDocuments>("document", Column::DocumentId)
}
