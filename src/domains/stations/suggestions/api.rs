//! What lists of suggestions offer.

use super::entity::{Column, Model};
use crate::{
    commitments::{self, Commitments},
    contact_logs::{self, ContactLogs},
};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, meetings::Meetings, organizations::Organizations, sessions::Sessions};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::SuggestionNo)
        .expand::<Deputies>("lead_deputy", Column::LeadDeputyId)
        .expand::<Sessions>("session", Column::SessionId)
        .expand_many::<ContactLogs>("contact_logs", contact_logs::entity::Column::SuggestionId)
        .expand_many::<Commitments>("commitments", commitments::entity::Column::SourceId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::SupervisingCommitteeId])
        .refers::<Meetings>([Column::KeyMeetingId])
        .refers::<Documents>([Column::ReplyDocumentId])
        .refers_to_each::<Organizations>([Column::LeadOrganIds, Column::CoOrganIds])
        .refers_to_each::<Deputies>([Column::SeconderIds])
}
