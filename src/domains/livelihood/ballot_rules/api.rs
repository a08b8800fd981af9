//! What lists of ballot rules offer.

use super::entity::{Column, Model};
use crate::cycles::Cycles;
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .expand::<Cycles>("cycle", Column::CycleId)
        .expand::<Meetings>("adopted_meeting", Column::AdoptedMeetingId)
        .refers::<Organizations>([Column::OrganizationId])
}
