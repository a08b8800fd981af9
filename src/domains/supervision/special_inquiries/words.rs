//! The words of a special inquiry: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 专题询问.
    pub enum SpecialInquiryState {
        Drafted "联名中" / "Collecting signatures",
        Proposed "提议" / "Proposed",
        Approved "已决定" / "Decided",
        Preparing "准备中" / "In preparation",
        MaterialSent "材料已发" / "Material sent out",
        Notified "已通知应询" / "Respondents notified",
        Held "已召开" / "Held",
        OpinionsIssued "意见交办" / "Opinions issued",
        Handled "已报处理情况" / "Handling reported",
        Closed "办结" / "Closed",
        Declined "未采纳" / "Not adopted",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// Who may propose a special inquiry.
    /// 可以提出专题询问的主体。
    pub enum InquiryProposer {
        Chairpersons "主任会议" / "Chairpersons' Meeting",
        Committee "专工委" / "Special committee or working body",
        MembersJoint "组成人员联名" / "Standing Committee members jointly",
        DeputiesJoint "代表联名" / "Deputies jointly",
    }
}

/// An organ that answers, by the person responsible (监督法第四十七条).
/// 到会应询的机关及其负责人(监督法第四十七条)。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"person_name": "演示负责人001", "post": "区交通委员会主任"})))]
pub struct Respondent {
    /// The organ, department, street or town.
    /// 机关、部门、街道或者镇。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// The person responsible.
    /// 应询的负责人。
    pub person_name: Text<50>,
    /// The post.
    /// 职务。
    pub post: Text<60>,
    /// Whether that person attended; written when the inquiry is held.
    /// 该负责人是否到会;在召开专题询问时填写。
    #[serde(default)]
    pub attended: bool,
}

/// Who answers for an organ in the place of somebody who cannot.
/// 替代不能到会者代表本机关应询的人员。
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"person_name": "演示负责人002", "post": "区交通委员会副主任"})))]
pub struct RespondentReplacement {
    /// The organ; its respondent is replaced.
    /// 应询人被替代的机关。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// The person responsible.
    /// 应询的负责人。
    pub person_name: Text<50>,
    /// The post.
    /// 职务。
    pub post: Text<60>,
}

/// A report that was submitted.
/// 已提交的研究处理情况报告。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandlingReport {
    /// The organ.
    /// 机关。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// The opinion that it answers; null in reports of before it was asked.
    /// 所答复的审议意见;早期未要求填写时提交的报告为空。
    #[serde(default)]
    pub opinion_id: Option<Uuid>,
    /// The document.
    /// 文件。
    pub document_id: Uuid,
    /// The head who signed it; null for the same.
    /// 签署报告的机关负责人;早期未要求填写时提交的报告为空。
    #[serde(default)]
    pub signed_by: Option<Uuid>,
    /// When.
    /// 时间。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub submitted_on: NaiveDate,
}

/// Code of a deadline: the report on how the opinions were handled.
pub const INQUIRY_HANDLING: &str = "INQUIRY_HANDLING";
