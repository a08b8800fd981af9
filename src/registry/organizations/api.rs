//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use crate::codes::ORGANIZATION_ENDED;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .ends_as(Column::ValidTo, ORGANIZATION_ENDED)
        .expand::<Organizations>("parent", Column::ParentId)
        .standing()
}
