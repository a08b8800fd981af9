//! What callers send and see of ballots.

use super::{
    Ballots,
    entity::{Column, Model},
};
use crate::{documents::Documents, ties};
use platform::records::listing::Listing;
use registry::meetings::Meetings;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of_any(ties::VOTED_IN, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(ties::LED_TO, Column::ParentBallotId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .names(Column::TownPresidiumId, "registry.organization")
        .refers::<Documents>([Column::RecordDocumentId])
}
