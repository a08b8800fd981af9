//! The bodies of the actions on a supervision item.

use chrono::NaiveDate;
use platform::values::{
    numbers::Whole,
    text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The meeting that deliberates the report.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingChoice {
    /// A meeting of the Standing Committee that is not over.
    pub meeting_id: Uuid,
}

/// The scheme of the supervision.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// The document.
    pub scheme_document_id: Uuid,
    /// Remarks.
    pub note: Option<Prose>,
}

/// The end of the investigations.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Investigated {
    /// Why there was none, if there was none.
    pub no_investigation_reason: Option<Prose>,
}

/// The digest of opinions for the organ (监督法第十四条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Digest {
    /// The document.
    pub digest_document_id: Option<Uuid>,
}

/// The draft of the report, sent for comment twenty days before the meeting (监督法第十五条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultationDraft {
    /// The document.
    pub consultation_document_id: Uuid,
    /// When the organ sent it.
    #[schema(examples("2026-09-04"))]
    pub consultation_sent_on: NaiveDate,
    /// Why it is late, if it is.
    pub late_reason: Option<Prose>,
}

/// The comments of the committee on the draft.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// What the committee says.
    #[schema(examples("建议补充充电设施利用率和空间布局的数据。"))]
    pub committee_comments: Prose,
}

/// The report, delivered ten days before the meeting (监督法第十五条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinalReport {
    /// The document.
    pub report_document_id: Uuid,
    /// When the organ sent it.
    #[schema(examples("2026-09-14"))]
    pub final_sent_on: NaiveDate,
    /// Where and how the report answers the digest (监督法第十四条).
    pub response_to_digest: Option<Prose>,
}

/// A waiver of the days before the meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The Chairpersons' Meeting that decided it.
    pub waiver_meeting_id: Uuid,
    /// Why.
    pub reason: Prose,
}

/// The distribution to the members, seven days before the meeting (监督法第十五条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Distribution {
    /// When every member had it.
    #[schema(examples("2026-09-16"))]
    pub distributed_on: NaiveDate,
}

/// Who reports (监督法第十六条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reporter {
    /// Name.
    #[schema(examples("演示负责人001"))]
    pub reporter_name: Text<50>,
    /// Post.
    #[schema(examples("区建设和管理委员会主任"))]
    pub reporter_post: Text<60>,
    /// The organ itself, or the department that the government sends.
    pub reporter_organization_id: Uuid,
}

/// The end of the deliberation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deliberated {
    /// How long it was (minutes).
    #[schema(examples(60))]
    pub deliberation_minutes: Whole<0, 100_000>,
    /// Nobody spoke.
    #[serde(default)]
    pub no_speech: bool,
}

/// The opinion that was issued, or that there is none.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionIssued {
    /// Why there is no opinion, if there is none.
    pub no_opinion_reason: Option<Prose>,
}

/// A resolution on the report (监督法第十七条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// The announced ballot that passed it.
    pub resolution_ballot_id: Uuid,
    /// Until when it is to be executed.
    pub execution_due_on: NaiveDate,
}

/// The report on the execution of the resolution.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Execution {
    /// The document.
    pub execution_document_id: Uuid,
}
