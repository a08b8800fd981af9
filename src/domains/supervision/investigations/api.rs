//! What callers send and see of investigations.

use super::{
    entity::{Column, Model},
    words::InvestigationMode,
};
use crate::{items::Items, ties};
use chrono::NaiveDate;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<InvestigationMode>(Column::Mode)
        .range::<NaiveDate>(Column::HeldOn)
        .sort::<NaiveDate>(Column::HeldOn)
        .comes_of::<Items>(ties::LOOKED_INTO_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
}
