//! What callers send and see of inspections.

use super::{
    entity::{Column, Model},
    words::{DelegatedBy, FoundProblem, TeamMember},
};
use crate::{items::Items, ties};
use chrono::NaiveDate;
use instruments::deliberation_opinions::DeliberationOpinions;
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

/// An inspection.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionContent {
    /// The supervision item, whose form is law-enforcement inspection; it says which organ and which committee.
    pub item_id: Uuid,
    /// The laws and regulations.
    #[schema(min_items = 1, examples(json!(["上海市非机动车安全管理条例"])))]
    pub law_names: Vec<Text<100>>,
    /// Who delegated it.
    pub delegated_by: Option<DelegatedBy>,
}

/// The team.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// A member of the Standing Committee.
    pub leader_id: Uuid,
    /// Everybody else.
    pub members: Vec<TeamMember>,
}

/// What was learned before the inspection (监督法第三十二条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Research {
    /// Notes.
    pub research_notes: Option<Prose>,
}

/// The report (监督法第三十六条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionReport {
    /// The document.
    pub report_document_id: Uuid,
    /// How the law is enforced.
    pub evaluation: Option<Prose>,
    /// What is wrong.
    #[serde(default)]
    pub problems: Vec<FoundProblem>,
    /// How the enforcement is to be improved.
    pub enforcement_advice: Option<Prose>,
    /// How the law is to be improved.
    pub legislative_advice: Option<Prose>,
}

/// The report to the committee that delegated the inspection (监督法第三十四条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpwardReport {
    /// The document.
    pub upward_report_document_id: Uuid,
}

impl Content<Model> for InspectionContent {
    fn read(row: &Model) -> Self {
        Self {
            item_id: row.item_id,
            law_names: row.law_names.0.iter().map(|name| Text::stored(name)).collect(),
            delegated_by: row.delegated_by,
        }
    }

    fn write(&self, row: &mut Model) {
        row.item_id = self.item_id;
        row.law_names = self.law_names.iter().map(ToString::to_string).collect::<Vec<_>>().into();
        row.delegated_by = self.delegated_by;
    }
}

/// An inspection as callers see it.
#[derive(Serialize, ToSchema)]
pub struct InspectionView {
    /// What was planned.
    #[serde(flatten)]
    pub content: InspectionContent,
    /// The organ whose enforcement is inspected.
    pub inspected_organ_id: Uuid,
    /// The committee that leads.
    pub lead_committee_id: Uuid,
    /// The leader of the team.
    pub leader_id: Option<Uuid>,
    /// The team.
    pub members: Vec<TeamMember>,
    /// What was learned before the inspection.
    pub research_notes: Option<String>,
    /// How the law is enforced.
    pub evaluation: Option<String>,
    /// What is wrong.
    pub problems: Vec<FoundProblem>,
    /// How the enforcement is to be improved.
    pub enforcement_advice: Option<String>,
    /// How the law is to be improved.
    pub legislative_advice: Option<String>,
    /// The report.
    pub report_document_id: Option<Uuid>,
    /// The report to who delegated it.
    pub upward_report_document_id: Option<Uuid>,
    /// When that was sent.
    pub upward_reported_on: Option<NaiveDate>,
    /// The Chairpersons' Meeting that put the report on the agenda.
    pub decision_meeting_id: Option<Uuid>,
    /// The meeting that deliberates the report.
    pub meeting_id: Option<Uuid>,
    /// The opinion that followed.
    pub opinion_id: Option<Uuid>,
}

impl View<Model> for InspectionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: InspectionContent::read(row),
            inspected_organ_id: row.inspected_organ_id,
            lead_committee_id: row.lead_committee_id,
            leader_id: row.leader_id,
            members: row.members.0.clone(),
            research_notes: row.research_notes.clone(),
            evaluation: row.evaluation.clone(),
            problems: row.problems.0.clone(),
            enforcement_advice: row.enforcement_advice.clone(),
            legislative_advice: row.legislative_advice.clone(),
            report_document_id: row.report_document_id,
            upward_report_document_id: row.upward_report_document_id,
            upward_reported_on: row.upward_reported_on,
            decision_meeting_id: row.decision_meeting_id,
            meeting_id: row.meeting_id,
            opinion_id: row.opinion_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<Uuid>(Column::InspectedOrganId)
        .any_of::<Uuid>(Column::LeadCommitteeId)
        .any_of::<Uuid>(Column::MeetingId)
        .comes_of::<Items>(ties::INSPECTED_BY, Column::ItemId)
        .leads_to::<DeliberationOpinions>(ties::LED_TO, Column::OpinionId)
        .expand::<Items>("item", Column::ItemId)
        .expand::<Organizations>("inspected_organ", Column::InspectedOrganId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
}
