//! What callers send and see of issues.

use super::{
    EscalationKind, IssueCategory, IssueDomain, IssueSource, RectifyClass, Severity,
    entity::{Column, Model},
};
use crate::{
    deadlines::{self, Deadlines},
    issue_steps::{self, IssueSteps},
    ties,
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Fen, Hundredths, SquareMetres},
        text::{Prose, Text},
    },
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An issue.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueContent {
    /// Number, unique in the district.
    #[schema(examples("嘉问2026-012"))]
    pub issue_no: Text<60>,
    /// The field of oversight.
    pub domain: IssueDomain,
    /// What kind of problem it is; a word of that field.
    pub category: IssueCategory,
    /// In a few words.
    #[schema(examples("滨水步道在江桥段不贯通"))]
    pub title: Text<120>,
    /// The facts.
    pub description: Prose,
    /// How it came to light.
    pub source_type: IssueSource,
    /// Kind of the record in which it was found; with the id or not at all.
    #[schema(examples("supervision.inspection"))]
    pub source_record_type: Option<Text<60>>,
    /// The record in which it was found.
    pub source_record_id: Option<Uuid>,
    /// The day of the audit report; for audit issues, and only for them (监督法第二十七条).
    pub audit_reported_on: Option<NaiveDate>,
    /// How grave it is.
    pub severity: Severity,
    /// The rule that was broken.
    pub legal_basis: Option<Text<200>>,
    /// The money that it is about (fen).
    pub amount_fen: Option<Fen>,
    /// The area that it is about (m²).
    pub area_m2: Option<SquareMetres>,
    /// The one organization that answers for it.
    pub responsible_org_id: Uuid,
    /// The organizations that assist.
    #[serde(default)]
    pub co_org_ids: Vec<Uuid>,
    /// How it can be put right.
    pub rectify_class: RectifyClass,
}

impl Content<Model> for IssueContent {
    fn read(row: &Model) -> Self {
        Self {
            issue_no: Text::stored(&row.issue_no),
            domain: row.domain,
            category: row.category,
            title: Text::stored(&row.title),
            description: Prose::stored(&row.description),
            source_type: row.source_type,
            source_record_type: row.source_record_type.as_deref().map(Text::stored),
            source_record_id: row.source_record_id,
            audit_reported_on: row.audit_reported_on,
            severity: row.severity,
            legal_basis: row.legal_basis.as_deref().map(Text::stored),
            amount_fen: row.amount_fen.map(Fen::stored),
            area_m2: row.area_m2.map(|area| SquareMetres(Hundredths(area))),
            responsible_org_id: row.responsible_org_id,
            co_org_ids: row.co_org_ids.0.clone(),
            rectify_class: row.rectify_class,
        }
    }

    fn write(&self, row: &mut Model) {
        row.issue_no = self.issue_no.to_string();
        row.domain = self.domain;
        row.category = self.category;
        row.title = self.title.to_string();
        row.description = self.description.to_string();
        row.source_type = self.source_type;
        row.source_record_type = self.source_record_type.as_ref().map(ToString::to_string);
        row.source_record_id = self.source_record_id;
        row.audit_reported_on = self.audit_reported_on;
        row.severity = self.severity;
        row.legal_basis = self.legal_basis.as_ref().map(ToString::to_string);
        row.amount_fen = self.amount_fen.map(Fen::get);
        row.area_m2 = self.area_m2.map(|area| area.0.0);
        row.responsible_org_id = self.responsible_org_id;
        row.co_org_ids = self.co_org_ids.clone().into();
        row.rectify_class = self.rectify_class;
    }
}

/// An issue as callers see it.
#[derive(Serialize, ToSchema)]
pub struct IssueView {
    /// What was found.
    #[serde(flatten)]
    pub content: IssueContent,
    /// On whose behalf it was registered.
    pub author_organization_id: Uuid,
    /// Until when it is to be put right; of lasting work, until when progress is reported next.
    pub due_on: Option<NaiveDate>,
    /// What will be done.
    pub measures: Option<String>,
    /// Who answers for it.
    pub responsible_person: Option<String>,
    /// When it will be done.
    pub planned_on: Option<NaiveDate>,
    /// The documents that prove what was done.
    pub evidence_ids: Vec<Uuid>,
    /// Who was held to account, and how.
    pub accountability_result: Option<String>,
    /// Who verified it.
    pub verified_by: Option<Uuid>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// How often it was sent back.
    pub return_count: i32,
    /// How often it was extended.
    pub extension_count: i32,
    /// The form to which it was raised last.
    pub escalation_kind: Option<EscalationKind>,
    /// The record of that form.
    pub escalation_id: Option<Uuid>,
    /// It came back after it was closed (屡审屡犯).
    pub repeated: bool,
}

impl View<Model> for IssueView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: IssueContent::read(row),
            author_organization_id: row.author_organization_id,
            due_on: row.due_on,
            measures: row.measures.clone(),
            responsible_person: row.responsible_person.clone(),
            planned_on: row.planned_on,
            evidence_ids: row.evidence_ids.0.clone(),
            accountability_result: row.accountability_result.clone(),
            verified_by: row.verified_by,
            closed_on: row.closed_on,
            return_count: row.return_count,
            extension_count: row.extension_count,
            escalation_kind: row.escalation_kind,
            escalation_id: row.escalation_id,
            repeated: row.repeated,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<IssueDomain>(Column::Domain)
        .any_of::<IssueCategory>(Column::Category)
        .any_of::<IssueSource>(Column::SourceType)
        .any_of::<Severity>(Column::Severity)
        .any_of::<Uuid>(Column::SourceRecordId)
        .any_of::<Uuid>(Column::ResponsibleOrgId)
        .sort::<String>(Column::IssueNo)
        .search(Column::Title)
        .numbered(Column::IssueNo)
        .comes_of_any(ties::LED_TO, Column::SourceRecordType, Column::SourceRecordId)
        .expand::<Organizations>("responsible_org", Column::ResponsibleOrgId)
        .expand_many::<IssueSteps>("steps", issue_steps::entity::Column::IssueId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
