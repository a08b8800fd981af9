//! What callers send and see of alert rules.

use super::{
    AlertLevel, AlertMeasure,
    entity::{Column, Model},
};
use crate::issues::IssueDomain;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<IssueDomain>(Column::Domain)
        .any_of::<AlertMeasure>(Column::Measure)
        .any_of::<AlertLevel>(Column::Level)
        .sort::<String>(Column::Code)
        .search(Column::Title)
}
