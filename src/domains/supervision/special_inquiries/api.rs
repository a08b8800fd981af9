//! What callers send and see of special inquiries.

use super::entity::{Column, Model};
use crate::{
    inquiry_questions::{self, InquiryQuestions},
    items::Items,
    ties,
};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    deliberation_opinions::{self, DeliberationOpinions},
    documents::Documents,
};
use platform::{records::listing::Listing, values::text::Text};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who came.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The organs whose person responsible attended.
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub attended_organ_ids: Vec<Uuid>,
}

/// The opinion for one of 一府一委两院, with the commitments of everybody below it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOpinion {
    /// 文号.
    #[schema(examples("嘉人大审〔2025〕9号"))]
    pub document_number: Text<40>,
    /// The organ to which it is addressed.
    pub addressee_organ_id: Uuid,
}

/// The opinions that follow, or the decision of the Chairpersons' Meeting that there is none.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOpinions {
    /// One for each organ concerned.
    #[serde(default)]
    pub opinions: Vec<InquiryOpinion>,
    /// The Chairpersons' Meeting that decided that there is none.
    pub no_opinion_meeting_id: Option<Uuid>,
}

/// A report on how the opinion of the inquiry was handled, signed by the head of the organ (监督法第五十条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandlingSubmission {
    /// The opinion to the own organ.
    pub opinion_id: Uuid,
    /// The document.
    pub document_id: Uuid,
    /// The head of the organ, who signed.
    pub signed_by_user_id: Uuid,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .comes_of::<Items>(ties::INQUIRED_BY, Column::CombinedItemId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("lead_committee", Column::LeadCommitteeId)
        .expand_many::<InquiryQuestions>("questions", inquiry_questions::entity::Column::InquiryId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .expand_many::<DeliberationOpinions>("opinions", deliberation_opinions::entity::Column::SourceId)
        .refers::<Documents>([
            Column::SchemeDocumentId,
            Column::ResearchReportDocumentId,
            Column::DigestDocumentId,
        ])
        .refers_to_each::<Organizations>([Column::AddresseeOrganIds])
}
