//! What callers send and see of ballots.

use super::{
    Ballots,
    entity::{Column, Model},
    words::BallotKind,
};
use crate::ties;
use platform::records::listing::Listing;
use registry::meetings::Meetings;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<BallotKind>(Column::Kind)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::MeetingId)
        .search(Column::Title)
        .comes_of_any(ties::VOTED_IN, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(ties::LED_TO, Column::ParentBallotId)
        .expand::<Meetings>("meeting", Column::MeetingId)
}
