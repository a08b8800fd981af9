//! What lists of evaluations offer.

use super::entity::{Column, Model};
use crate::score_standards::ScoreStandards;
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Deputies>("deputy", Column::DeputyId)
        .expand::<Organizations>("congress_body", Column::CongressBodyId)
        .expand::<ScoreStandards>("standard", Column::StandardId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Meetings>([Column::DecisionMeetingId])
        .refers_to_each::<Deputies>([Column::ConvenerIds])
}
