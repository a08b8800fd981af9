//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use platform::{records::listing::Listing, vocabulary::OrganizationKind};
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<OrganizationKind>(Column::Kind)
        .any_of::<Uuid>(Column::ParentId)
        .any_of::<Uuid>(Column::StreetOrTownId)
        .sort::<String>(Column::Code)
        .search(Column::Name)
        .ends(Column::ValidTo)
        .expand::<Organizations>("parent", Column::ParentId)
}
