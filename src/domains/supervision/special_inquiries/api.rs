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
/// 到会情况。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The organs whose person responsible attended.
    /// 负责人到会应询的机关。
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("registry.organization:construction"))]
    pub attended_organ_ids: Vec<Uuid>,
}

/// The opinion for one of 一府一委两院, with the commitments of everybody below it.
/// 致一府一委两院之一的意见,附其所属各方的承诺。
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"document_number": "嘉人大审〔2026〕9号"})))]
pub struct InquiryOpinion {
    /// Document number.
    /// 文号。
    pub document_number: Text<40>,
    /// The organ to which it is addressed.
    /// 主送机关。
    #[schema(examples("registry.organization:government"))]
    pub addressee_organ_id: Uuid,
}

/// The opinions that follow, or the decision of the Chairpersons' Meeting that there is none.
/// 专题询问后形成的审议意见,或者主任会议关于不形成审议意见的决定。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOpinions {
    /// One for each organ concerned.
    /// 每个有关机关一件。
    #[serde(default)]
    pub opinions: Vec<InquiryOpinion>,
    /// The Chairpersons' Meeting that decided that there is none.
    /// 决定不形成审议意见的主任会议。
    pub no_opinion_meeting_id: Option<Uuid>,
}

/// A report on how the opinion of the inquiry was handled, signed by the head of the organ (监督法第五十条).
/// 专题询问意见研究处理情况的报告,由机关负责人签署(监督法第五十条)。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandlingSubmission {
    /// The opinion to the own organ.
    /// 发给本机关的审议意见。
    #[schema(examples("instrument.deliberation_opinion:1"))]
    pub opinion_id: Uuid,
    /// The document.
    /// 文件。
    pub document_id: Uuid,
    /// The head of the organ, who signed.
    /// 签署的机关负责人。
    #[schema(examples("access.user:organ-head"))]
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
