//! What lists of reports can do.

use super::entity::{Column, Model};
use crate::committees::Committees;
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Committees>("committee", Column::CommitteeId)
        .expand::<Meetings>("heard_meeting", Column::HeardMeetingId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId])
        .refers::<Meetings>([Column::AdoptedMeetingId])
        .refers::<Documents>([Column::DocumentId])
}
