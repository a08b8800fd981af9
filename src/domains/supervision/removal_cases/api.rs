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
/// 提出;由主任会议提出的,须写明作出决定的会议。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalProposal {
    /// The Chairpersons' Meeting, if the chairpersons propose it.
    /// 由主任会议提出的,作出决定的主任会议。
    pub proposal_meeting_id: Option<Uuid>,
}

/// The proposers take it back; the chairpersons name the meeting in which they decided that.
/// 提出方撤回撤职案;由主任会议提出的,须写明决定撤回的会议。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"note": "提案人书面要求撤回撤职案,主任会议同意。"})))]
pub struct RemovalWithdrawal {
    /// The Chairpersons' Meeting, if the chairpersons proposed it.
    /// 由主任会议提出的,决定撤回的主任会议。
    pub decision_meeting_id: Option<Uuid>,
    /// Remarks.
    /// 备注。
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
