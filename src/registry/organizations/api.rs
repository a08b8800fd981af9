//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use crate::codes::ORGANIZATION_ENDED;
use platform::{records::listing::Listing, workflow::Workflow};

/// What a table of organizations has as its example.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("code", "jd-gov"),
    ("name", "嘉定区人民政府"),
    ("kind", "district_government"),
    ("functions", "government_office"),
    ("valid_from", "2022-01-01"),
];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .ends_as(Column::ValidTo, ORGANIZATION_ENDED)
        .expand::<Organizations>("parent", Column::ParentId)
        .names(Column::StreetOrTownId, Organizations::KIND)
        .known_by(Column::CodeKey)
        .known_by(Column::NameKey)
        .standing()
}
