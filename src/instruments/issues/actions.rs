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
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueSubmission {
    /// What was done.
    pub text: Prose,
    /// The documents that prove it.
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub evidence_ids: Vec<Uuid>,
}

/// The problem was put right.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueClosing {
    /// What the verification found.
    pub text: Prose,
    /// The records of the verification.
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub evidence_ids: Vec<Uuid>,
    /// Who was held to account, and how.
    pub accountability_result: Option<Prose>,
}

/// The responsible organization asks for more time.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueExtensionRequest {
    /// Until when.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub due_on: NaiveDate,
    /// Why.
    pub reason: Prose,
}

/// An issue is not pursued.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueCancellation {
    /// Why; kept in the audit trail.
    pub reason: Prose,
    /// The Chairpersons' Meeting that decided it, for what the audit found.
    #[serde(default)]
    pub decision_meeting_id: Option<Uuid>,
}

/// A stronger form of supervision.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueEscalation {
    /// Which form.
    pub kind: EscalationKind,
    /// The record of that form.
    pub record_id: Uuid,
    /// Why; kept in the audit trail.
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
