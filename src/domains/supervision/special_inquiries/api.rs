//! What callers send and see of special inquiries.

use super::{
    entity::{Column, Model},
    words::{HandlingReport, InquiryProposer, Respondent},
};
use crate::{
    inquiry_questions::{self, InquiryQuestions},
    items::Items,
    ties,
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
};
use registry::{
    meetings::{MeetingMode, Meetings},
    organizations::Organizations,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A special inquiry.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialInquiryContent {
    /// The topic.
    #[schema(examples("代表建议办理情况“回头看”"))]
    pub title: Text<120>,
    /// Who proposes it.
    pub proposer_kind: InquiryProposer,
    /// The committee that prepares it.
    pub lead_committee_id: Uuid,
    /// How the members sit together (监督法第四十七条).
    pub meeting_mode: MeetingMode,
    /// The item with whose report it is combined (监督法第四十八条).
    pub combined_item_id: Option<Uuid>,
    /// Who answers.
    #[serde(default)]
    pub respondents: Vec<Respondent>,
    /// The deputies who are invited to ask.
    #[serde(default)]
    pub invited_deputy_ids: Vec<Uuid>,
}

/// The scheme of the inquiry.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryScheme {
    /// The document.
    pub scheme_document_id: Uuid,
}

/// What the members get before the meeting, if there is any (监督法第四十九条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryMaterial {
    /// The report of the research.
    pub research_report_document_id: Option<Uuid>,
    /// The digest of opinions.
    pub digest_document_id: Option<Uuid>,
    /// When every member had it.
    pub material_sent_on: NaiveDate,
}

/// The notice to those who answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryNotice {
    /// When every respondent had it.
    pub notified_on: NaiveDate,
}

/// Who came.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The organs whose person responsible attended.
    pub attended_organ_ids: Vec<Uuid>,
}

/// The opinion for one of 一府一委两院, with the commitments of everybody below it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOpinion {
    /// 文号.
    #[schema(examples("嘉人大审〔2025〕9号"))]
    pub document_number: Text<40>,
    /// The organ to which it is addressed.
    pub addressee_organ_id: Uuid,
}

/// The opinions that follow.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOpinions {
    /// One for each organ.
    pub opinions: Vec<InquiryOpinion>,
}

/// A report on how the opinions of the inquiry were handled (监督法第五十条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandlingSubmission {
    /// The document.
    pub document_id: Uuid,
}

impl Content<Model> for SpecialInquiryContent {
    fn read(row: &Model) -> Self {
        Self {
            title: Text::stored(&row.title),
            proposer_kind: row.proposer_kind,
            lead_committee_id: row.lead_committee_id,
            meeting_mode: row.meeting_mode,
            combined_item_id: row.combined_item_id,
            respondents: row.respondents.0.clone(),
            invited_deputy_ids: row.invited_deputy_ids.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.title = self.title.to_string();
        row.proposer_kind = self.proposer_kind;
        row.lead_committee_id = self.lead_committee_id;
        row.meeting_mode = self.meeting_mode;
        row.combined_item_id = self.combined_item_id;
        let respondents = self.respondents.iter().cloned();
        row.respondents =
            respondents.map(|one| Respondent { attended: false, ..one }).collect::<Vec<_>>().into();
        row.invited_deputy_ids = self.invited_deputy_ids.clone().into();
    }
}

/// A special inquiry as callers see it.
#[derive(Serialize, ToSchema)]
pub struct SpecialInquiryView {
    /// What was proposed.
    #[serde(flatten)]
    pub content: SpecialInquiryContent,
    /// Who proposes it jointly.
    pub joint_ids: Vec<Uuid>,
    /// The Chairpersons' Meeting that decided on it.
    pub decision_meeting_id: Option<Uuid>,
    /// Why it was declined.
    pub refusal_reason: Option<String>,
    /// The meeting of the Standing Committee.
    pub meeting_id: Option<Uuid>,
    /// The scheme.
    pub scheme_document_id: Option<Uuid>,
    /// The report of the research.
    pub research_report_document_id: Option<Uuid>,
    /// The digest of opinions.
    pub digest_document_id: Option<Uuid>,
    /// When the members had the material.
    pub material_sent_on: Option<NaiveDate>,
    /// When the respondents were told.
    pub notified_on: Option<NaiveDate>,
    /// The organs to which the opinions are addressed.
    pub addressee_organ_ids: Vec<Uuid>,
    /// Until when they report.
    pub handling_due_on: Option<NaiveDate>,
    /// What they reported.
    pub handling_reports: Vec<HandlingReport>,
}

impl View<Model> for SpecialInquiryView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: SpecialInquiryContent::read(row),
            joint_ids: row.joint_ids.0.clone(),
            decision_meeting_id: row.decision_meeting_id,
            refusal_reason: row.refusal_reason.clone(),
            meeting_id: row.meeting_id,
            scheme_document_id: row.scheme_document_id,
            research_report_document_id: row.research_report_document_id,
            digest_document_id: row.digest_document_id,
            material_sent_on: row.material_sent_on,
            notified_on: row.notified_on,
            addressee_organ_ids: row.addressee_organ_ids.0.clone(),
            handling_due_on: row.handling_due_on,
            handling_reports: row.handling_reports.0.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<InquiryProposer>(Column::ProposerKind)
        .any_of::<Uuid>(Column::LeadCommitteeId)
        .any_of::<Uuid>(Column::MeetingId)
        .search(Column::Title)
        .comes_of::<Items>(ties::INQUIRED_BY, Column::CombinedItemId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("lead_committee", Column::LeadCommitteeId)
        .expand_many::<InquiryQuestions>("questions", inquiry_questions::entity::Column::InquiryId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
