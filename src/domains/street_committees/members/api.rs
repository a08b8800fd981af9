//! What lists of committee members can do.

use super::entity::{Column, Model};
use crate::committees::Committees;
use instruments::{ballots::Ballots, documents::Documents};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, meetings::Meetings, terms::Terms};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Committees>("committee", Column::CommitteeId)
        .expand::<Deputies>("deputy", Column::DeputyId)
        .expand::<Terms>("term", Column::TermId)
        .refers::<Meetings>([Column::NominationMeetingId, Column::ActingMeetingId])
        .refers::<Ballots>([Column::BallotId, Column::RemovalBallotId])
        .refers::<Documents>([Column::RemovalDocumentId])
}
