//! The bodies of the actions on a topic proposal.

use super::words::OrganReply;
use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The screening of a proposal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicScreening {
    /// The topic is within the powers of the Standing Committee; otherwise it is rejected, not screened.
    pub within_powers: bool,
    /// Proposals of the same call that ask for the same: they are merged into this one.
    #[serde(default)]
    pub duplicate_ids: Vec<Uuid>,
    /// The users who are invited to score it: members, committee staff, deputies.
    #[serde(default)]
    pub reviewer_ids: Vec<Uuid>,
    /// Remarks.
    pub note: Option<Prose>,
}

/// More reviewers.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewerInvitation {
    /// The users who are invited to score it: members, committee staff, deputies.
    #[schema(min_items = 1)]
    pub reviewer_ids: Vec<Uuid>,
}

/// The consultation of the organs.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganConsultation {
    /// The reply of each supervised organ.
    #[schema(min_items = 1)]
    pub organ_replies: Vec<OrganReply>,
}

/// The shortlisting of a proposal, below the line only by a reasoned exception of the chairpersons.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicShortlisting {
    /// The Chairpersons' Meeting that made the exception.
    pub exception_meeting_id: Option<Uuid>,
    /// Why.
    pub exception_reason: Option<Prose>,
}

/// The adoption of a proposal into the plan, decided by the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicAdoption {
    /// The Chairpersons' Meeting that decided it.
    pub decision_meeting_id: Uuid,
    /// The plan: a draft, or one that is being adjusted.
    pub plan_id: Uuid,
    /// The number of the supervision item that it becomes.
    #[schema(examples("嘉监2027-03"))]
    pub item_no: Text<40>,
    /// The committee that leads the item.
    pub lead_committee_id: Uuid,
    /// The organ that will report: one of those of the proposal.
    pub supervised_organ_id: Uuid,
    /// The reply to the proposer.
    #[schema(examples("群众反映集中,列入下一年度监督工作计划。"))]
    pub reason: Prose,
}

/// The merging of a proposal into another.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicMerging {
    /// The proposal that goes on.
    pub merged_into_id: Uuid,
    /// The reply to the proposer.
    pub reason: Prose,
}
