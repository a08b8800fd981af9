//! The words of a special inquiry: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 专题询问.
    pub enum SpecialInquiryState {
        Drafted "联名中",
        Proposed "提议",
        Approved "已决定",
        Preparing "准备中",
        MaterialSent "材料已发",
        Notified "已通知应询",
        Held "已召开",
        OpinionsIssued "意见交办",
        Handled "已报处理情况",
        Closed "办结",
        Declined "未采纳",
        Cancelled "取消",
    }
}

platform::words! {
    /// Who may propose a special inquiry.
    pub enum InquiryProposer {
        Chairpersons "主任会议",
        Committee "专工委",
        MembersJoint "组成人员联名",
        DeputiesJoint "代表联名",
    }
}

/// An organ that answers, by the person responsible (监督法第四十七条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Respondent {
    /// The organ, department, street or town.
    pub organ_id: Uuid,
    /// The person responsible.
    #[schema(examples("演示负责人001"))]
    pub person_name: Text<50>,
    /// The post.
    #[schema(examples("区交通委员会主任"))]
    pub post: Text<60>,
    /// Whether that person attended; written when the inquiry is held.
    #[serde(default)]
    pub attended: bool,
}

/// Who answers for an organ in the place of somebody who cannot.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RespondentReplacement {
    /// The organ; its respondent is replaced.
    pub organ_id: Uuid,
    /// The person responsible.
    #[schema(examples("演示负责人002"))]
    pub person_name: Text<50>,
    /// The post.
    #[schema(examples("区交通委员会副主任"))]
    pub post: Text<60>,
}

/// A report that was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandlingReport {
    /// The organ.
    pub organ_id: Uuid,
    /// The opinion that it answers; null in reports of before it was asked.
    #[serde(default)]
    pub opinion_id: Option<Uuid>,
    /// The document.
    pub document_id: Uuid,
    /// The head who signed it; null for the same.
    #[serde(default)]
    pub signed_by: Option<Uuid>,
    /// When.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub submitted_on: NaiveDate,
}

/// Code of a deadline: the report on how the opinions were handled.
pub const INQUIRY_HANDLING: &str = "INQUIRY_HANDLING";
