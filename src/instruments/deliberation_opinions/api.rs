//! What callers send and see of opinions.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines},
    disposal_reports::{self, CommentVerdict, DisposalReports},
    opinion_clauses::{self, OpinionClauses},
    ties,
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An opinion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionContent {
    /// 文号, unique in the district.
    #[schema(examples("嘉人大审〔2026〕5号"))]
    pub document_number: Text<40>,
    /// Title.
    #[schema(examples("对公共充电设施建设和管理情况专项工作报告的审议意见"))]
    pub title: Text<200>,
    /// Kind of the record that was deliberated.
    #[schema(examples("supervision.item"))]
    pub source_type: Text<60>,
    /// The record that was deliberated.
    pub source_id: Uuid,
    /// The meeting that deliberated it.
    pub meeting_id: Uuid,
    /// The committee that leads.
    pub lead_committee_id: Uuid,
    /// The organ to which it is addressed, not a department.
    pub addressee_organ_id: Uuid,
}

/// A decision of the Chairpersons' Meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The meeting.
    pub decision_meeting_id: Uuid,
    /// Remarks.
    pub note: Option<Prose>,
}

/// The issue of an opinion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// When.
    pub issued_on: NaiveDate,
}

/// The receipt of an opinion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// When.
    pub received_on: NaiveDate,
}

/// The draft of the disposal report, for the committee.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalDraft {
    /// The document.
    pub document_id: Uuid,
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

/// The satisfaction vote on the disposal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteChoice {
    /// The announced vote.
    pub satisfaction_vote_id: Uuid,
}

/// Another round.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rehandling {
    /// The clauses that are reopened.
    #[schema(min_items = 1)]
    pub clause_ids: Vec<Uuid>,
    /// Why.
    pub reason: Prose,
}

impl Content<Model> for OpinionContent {
    fn read(row: &Model) -> Self {
        Self {
            document_number: Text::stored(&row.document_number),
            title: Text::stored(&row.title),
            source_type: Text::stored(&row.source_type),
            source_id: row.source_id,
            meeting_id: row.meeting_id,
            lead_committee_id: row.lead_committee_id,
            addressee_organ_id: row.addressee_organ_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.document_number = self.document_number.to_string();
        row.title = self.title.to_string();
        row.source_type = self.source_type.to_string();
        row.source_id = self.source_id;
        row.meeting_id = self.meeting_id;
        row.lead_committee_id = self.lead_committee_id;
        row.addressee_organ_id = self.addressee_organ_id;
    }
}

/// An opinion as callers see it.
#[derive(Serialize, ToSchema)]
pub struct OpinionView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: OpinionContent,
    /// The Chairpersons' Meeting that approved it.
    pub approved_meeting_id: Option<Uuid>,
    /// When it was issued.
    pub issued_on: Option<NaiveDate>,
    /// When the organ received it.
    pub received_on: Option<NaiveDate>,
    /// Until when the disposal report is due.
    pub disposal_due_on: Option<NaiveDate>,
    /// The meeting that deliberated the disposal report.
    pub second_meeting_id: Option<Uuid>,
    /// The latest disposal report.
    pub disposal_report_id: Option<Uuid>,
    /// The satisfaction vote of this round.
    pub satisfaction_vote_id: Option<Uuid>,
    /// 1, and one more each time it is handled again.
    #[schema(minimum = 1)]
    pub round: i32,
    /// Looked at after closing.
    pub tracking: bool,
}

impl View<Model> for OpinionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: OpinionContent::read(row),
            approved_meeting_id: row.approved_meeting_id,
            issued_on: row.issued_on,
            received_on: row.received_on,
            disposal_due_on: row.disposal_due_on,
            second_meeting_id: row.second_meeting_id,
            disposal_report_id: row.disposal_report_id,
            satisfaction_vote_id: row.satisfaction_vote_id,
            round: row.round,
            tracking: row.tracking,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SourceId)
        .any_of::<Uuid>(Column::AddresseeOrganId)
        .any_of::<Uuid>(Column::LeadCommitteeId)
        .any_of::<Uuid>(Column::MeetingId)
        .sort::<String>(Column::DocumentNumber)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("addressee_organ", Column::AddresseeOrganId)
        .expand_many::<OpinionClauses>("clauses", opinion_clauses::entity::Column::OpinionId)
        .expand_many::<DisposalReports>("disposal_reports", disposal_reports::entity::Column::OpinionId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
