//! What lists of screenings offer.

use super::entity::{Column, Model};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().refers::<Organizations>([Column::ProposingOrganizationId])
}
