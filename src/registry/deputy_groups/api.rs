//! What callers send and see of deputy groups.

use super::{
    entity::{Column, Model},
    words::GroupBasis,
};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<GroupBasis>(Column::Basis)
        .any_of::<Uuid>(Column::StreetOrTownId)
        .search(Column::Name)
}
