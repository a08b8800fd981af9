//! What lists of candidates offer.

use super::entity::{Column, Model};
use crate::{cycles::Cycles, screenings::Screenings};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Cycles>("cycle", Column::CycleId)
        .expand::<Screenings>("screening", Column::ScreeningId)
        .expand::<Organizations>("lead_department", Column::LeadDepartmentId)
        .refers::<Organizations>([Column::OrganizationId])
}
