//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().ends(Column::ValidTo).expand::<Organizations>("parent", Column::ParentId)
}
