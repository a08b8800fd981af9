//! What callers send and see of opinions.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines, last_days},
    disposal_reports::{self, CommentVerdict, DisposalReports},
    opinion_clauses::{self, OpinionClauses},
    ties,
};
use chrono::NaiveDate;
use platform::{records::listing::Listing, values::text::Prose};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A decision of the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The meeting.
    pub decision_meeting_id: Uuid,
    /// Remarks.
    pub note: Option<Prose>,
}

/// The closing of an opinion; one whose vote was dissatisfied is closed by a decision of the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionClosing {
    /// The meeting that decided so.
    pub decision_meeting_id: Option<Uuid>,
    /// Remarks.
    pub note: Option<Prose>,
}

/// The draft of the disposal report, for the committee.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalDraft {
    /// The document; null where the law does not ask for a written report (inspections under the text of 2006).
    pub document_id: Option<Uuid>,
}

/// What the committee says of the draft.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The comment.
    #[schema(examples("各条意见均有回应,同意送交。"))]
    pub committee_comment: Prose,
    /// Whether the organ may submit.
    pub comment_verdict: CommentVerdict,
}

/// The disposal report, signed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// When.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub submitted_on: NaiveDate,
    /// The head of the organ, who signed.
    pub signed_by_user_id: Uuid,
}

/// A second deliberation, decided by the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The meeting of the Standing Committee.
    pub meeting_id: Uuid,
    /// The Chairpersons' Meeting that put it on the agenda.
    pub decision_meeting_id: Uuid,
}

/// The organ asks for more time.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalExtensionRequest {
    /// Until when.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub extended_to: NaiveDate,
    /// Why.
    pub reason: Prose,
}

/// More time, decided by the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalExtensionDecision {
    /// The Chairpersons' Meeting.
    pub decision_meeting_id: Uuid,
    /// Until when.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub extended_to: NaiveDate,
}

/// What a look at a tracked opinion found.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackingCheck {
    /// What was found, clause by clause.
    #[schema(examples("第一条已落实;第二条按计划推进。"))]
    pub text: Prose,
}

/// Another round.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rehandling {
    /// The clauses that are reopened.
    #[schema(min_items = 1)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub clause_ids: Vec<Uuid>,
    /// Why.
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("addressee_organ", Column::AddresseeOrganId)
        .expand_many::<OpinionClauses>("clauses", opinion_clauses::entity::Column::OpinionId)
        .expand_many::<DisposalReports>("disposal_reports", disposal_reports::entity::Column::OpinionId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::LeadCommitteeId])
}
