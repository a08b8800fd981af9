//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use crate::codes::ORGANIZATION_ENDED;
use platform::{records::listing::Listing, workflow::Workflow};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .ends_as(Column::ValidTo, ORGANIZATION_ENDED)
        .expand::<Organizations>("parent", Column::ParentId)
        .names(Column::StreetOrTownId, Organizations::KIND)
        .known_by(Column::CodeKey)
        .known_by(Column::NameKey)
}
