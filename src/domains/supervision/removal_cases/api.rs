//! What callers send and see of removal cases.

use super::entity::{Column, InvestigationReferral, Model};
use crate::{conditions::decided, investigation_committees::InvestigationCommittees};
use instruments::{ballots::Ballots, documents::Documents};
use platform::{records::listing::Listing, values::text::Prose};
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

/// The proposers take it back; the chairpersons name the meeting in which they decided that.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalWithdrawal {
    /// The Chairpersons' Meeting, if the chairpersons proposed it.
    pub decision_meeting_id: Option<Uuid>,
    /// Remarks.
    pub note: Option<Prose>,
}

decided!(InvestigationReferral);

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("organ", Column::OrganId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<InvestigationCommittees>("investigation_committee", Column::InvestigationCommitteeId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .refers::<Organizations>([Column::ProposerOrganId])
        .refers::<Documents>([Column::DefenseDocumentId, Column::WaiverDocumentId])
}
