//! What callers send and see of documents.

use super::{
    entity::{Column, Model},
    words::DocumentKind,
};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<DocumentKind>(Column::Kind)
        .any_of::<Uuid>(Column::IssuerOrganizationId)
        .any_of::<String>(Column::DocumentNumber)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
}
