//! The bodies of the actions on an issue.

use super::EscalationKind;
use chrono::NaiveDate;
use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The order to put the problem right.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueAssignment {
    /// Until when.
    #[schema(examples("2026-11-30"))]
    pub due_on: NaiveDate,
}

/// The plan of the responsible organization: measures, person and day.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RectificationPlan {
    /// What will be done.
    #[schema(examples("全面排查现场并更换失效设施。"))]
    pub measures: Option<Prose>,
    /// Who answers for it.
    #[schema(examples("演示负责人001"))]
    pub responsible_person: Option<Text<50>>,
    /// When it will be done.
    #[schema(examples("2026-10-31"))]
    pub planned_on: Option<NaiveDate>,
}

/// More time.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueExtension {
    /// The new last day.
    pub due_on: NaiveDate,
    /// Why; kept in the audit trail.
    pub reason: Prose,
}

/// How a problem is worked on that cannot be solved once and for all.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LongTermPlan {
    /// The lasting measures.
    pub measures: Option<Prose>,
}

/// What was done, with proof.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueSubmission {
    /// What was done.
    pub text: Prose,
    /// The documents that prove it.
    #[serde(default)]
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
    pub evidence_ids: Vec<Uuid>,
    /// Who was held to account, and how.
    pub accountability_result: Option<Prose>,
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

/// Work goes on after the escalation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueResumption {
    /// Until when.
    pub due_on: NaiveDate,
}

/// The problem came back (屡审屡犯).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueReopening {
    /// Until when it is to be put right again.
    pub due_on: NaiveDate,
    /// How it came back; kept in the audit trail.
    pub reason: Prose,
}

/// A body that sets a new last day.
pub(super) trait NewTerm {
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
