//! What lists of consultative bodies can do.

use super::entity::{Column, Model};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("street", Column::StreetId)
        .refers::<Organizations>([Column::OrganizationId])
        .standing()
}
