//! What callers send and see of links.

use super::{
    entity::{Column, Model},
    words::LinkKind,
};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<String>(Column::FromType)
        .any_of::<Uuid>(Column::FromId)
        .any_of::<String>(Column::ToType)
        .any_of::<Uuid>(Column::ToId)
        .any_of::<LinkKind>(Column::Kind)
}
