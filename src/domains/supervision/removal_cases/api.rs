//! What callers send and see of removal cases.

use super::entity::{Column, Model};
use instruments::ballots::Ballots;
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The proposal; the chairpersons name the meeting in which they decided it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalProposal {
    /// The Chairpersons' Meeting, if the chairpersons propose it.
    pub proposal_meeting_id: Option<Uuid>,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("organ", Column::OrganId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Ballots>("ballot", Column::BallotId)
}
