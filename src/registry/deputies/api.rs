//! What callers send and see of deputies.

use super::entity::{Column, Model};
use crate::{constituencies::Constituencies, terms::Terms};
use platform::records::listing::Listing;

/// What a table of deputies has as its example.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("deputy_no", "JD-07-001"),
    ("full_name", "演示代表001"),
    ("contact_phone", "13800000000"),
    ("term_id", "7"),
    ("constituency_id", "第12选区"),
];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Terms>("term", Column::TermId)
        .expand::<Constituencies>("constituency", Column::ConstituencyId)
        .known_by(Column::DeputyNoKey)
        .known_by(Column::FullName)
        .standing()
}
