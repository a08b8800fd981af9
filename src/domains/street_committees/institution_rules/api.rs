//! What lists of institution rules can do.

use super::entity::{Column, Model};
use crate::committees::Committees;
use instruments::{
    deadlines::{self, Deadlines},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Committees>("committee", Column::CommitteeId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId])
        .refers::<Meetings>([Column::AdoptedMeetingId, Column::RepealedMeetingId])
        .refers::<Documents>([Column::DocumentId])
        .refers::<super::InstitutionRules>([Column::SupersededBy])
}
