//! What callers send and see of publications.

use super::{
    entity::{Column, Model},
    words::{PublicationKind, Scope},
};
use crate::documents::Documents;
use chrono::NaiveDate;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<PublicationKind>(Column::Kind)
        .any_of::<Scope>(Column::Scope)
        .range::<NaiveDate>(Column::PublishedOn)
        .search(Column::Title)
        .expand::<Documents>("document", Column::DocumentId)
}
