//! What callers send and see of rule sets.

use super::{
    entity::{Column, Model},
    words::RuleKind,
};
use chrono::NaiveDate;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<RuleKind>(Column::Kind)
        .any_of::<String>(Column::Jurisdiction)
        .sort::<NaiveDate>(Column::EffectiveFrom)
}
