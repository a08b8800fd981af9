//! What lists of years offer.

use super::entity::{Column, Model};
use instruments::{
    ballots::Ballots,
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::GovernmentId])
        .refers::<Ballots>([Column::ScBallotId])
        .refers::<Meetings>([Column::ScMeetingId, Column::BallotMeetingId, Column::ReportMeetingId])
        .refers::<Documents>([Column::ConferralDocumentId])
}
