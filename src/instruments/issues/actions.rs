//! The bodies of the actions on an issue.

use super::{
    EscalationKind,
    entity::{IssueReopening, IssueResumption},
};
use chrono::NaiveDate;
use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What was done, with proof.
/// 整改情况及其佐证。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"text": "三处断点已全部贯通,现场照片和验收记录一并报送。"})))]
pub struct IssueSubmission {
    /// What was done.
    /// 办理情况;审计日志中为所执行的操作。
    pub text: Prose,
    /// The documents that prove it.
    /// 佐证文书。
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("instrument.document:1"))]
    pub evidence_ids: Vec<Uuid>,
}

/// The problem was put right.
/// 问题整改完成,予以销号。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"text": "经现场核查,步道已连续开放,整改情况属实。", "accountability_result": "对原建设管理单位负责人作出谈话提醒。"})))]
pub struct IssueClosing {
    /// What the verification found.
    /// 核查结果。
    pub text: Prose,
    /// The records of the verification.
    /// 核查记录。
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("instrument.document:1"))]
    pub evidence_ids: Vec<Uuid>,
    /// Who was held to account, and how.
    /// 追责情况,包括被追责的人员和方式。
    pub accountability_result: Option<Prose>,
}

/// The responsible organization asks for more time.
/// 责任单位申请延期。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "步道桥构件须汛期后吊装,申请延期至十一月底。"})))]
pub struct IssueExtensionRequest {
    /// Until when.
    /// 期限。
    #[schema(examples("2026-11-10"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub due_on: NaiveDate,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// An issue is not pursued.
/// 撤销问题,不再跟进。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "同一问题已在另一编号下跟踪,本件撤销。"})))]
pub struct IssueCancellation {
    /// Why; kept in the audit trail.
    /// 理由,记入审计日志。
    pub reason: Prose,
    /// The Chairpersons' Meeting that decided it, for what the audit found.
    /// 作出决定的主任会议,用于审计发现的问题。
    #[serde(default)]
    pub decision_meeting_id: Option<Uuid>,
}

/// A stronger form of supervision.
/// 升级为更强的监督方式。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "整改逾期且未说明原因,建议列入专题询问。"})))]
pub struct IssueEscalation {
    /// Which form.
    /// 所采用的监督方式。
    pub kind: EscalationKind,
    /// The record of that form.
    /// 升级形式对应的记录。
    #[schema(examples("supervision.special_inquiry:1"))]
    pub record_id: Uuid,
    /// Why; kept in the audit trail.
    /// 理由,记入审计日志。
    pub reason: Prose,
}

/// A body that sets a new last day.
pub(super) trait NewTerm: Sync {
    /// The day.
    fn due_on(&self) -> NaiveDate;
}

impl NewTerm for IssueResumption {
    fn due_on(&self) -> NaiveDate {
        self.due_on
    }
}

impl NewTerm for IssueReopening {
    fn due_on(&self) -> NaiveDate {
        self.due_on
    }
}
