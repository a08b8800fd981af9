//! What callers send and see of surveys.

use super::entity::{Column, Model};
use crate::ties;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of_any(ties::RATED_BY, Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("agency", Column::AgencyId)
        .refers::<Organizations>([Column::OwnerOrganizationId])
}
