//! What callers send and see of resolutions.

use super::entity::{Column, Model};
use crate::{
    ballots::Ballots,
    deadlines::{self, Deadlines},
    ties,
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A resolution.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionContent {
    /// Number, unique in the district.
    #[schema(examples("嘉人大决〔2026〕3号"))]
    pub document_number: Text<40>,
    /// Title.
    #[schema(examples("关于批准2025年区本级决算的决议"))]
    pub title: Text<200>,
    /// Kind of the record that led to it; the ballot may be on that record instead of on the resolution.
    #[schema(examples("supervision.item"))]
    pub source_type: Option<Text<60>>,
    /// The record that led to it.
    pub source_id: Option<Uuid>,
    /// The organ that executes it and reports.
    pub executing_organ_id: Uuid,
    /// Until when it is to be executed.
    #[schema(examples("2026-12-31"))]
    pub execution_due_on: NaiveDate,
}

/// The vote that passed a resolution.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The announced ballot on the resolution, or on the record that led to it.
    pub ballot_id: Uuid,
    /// The day of the vote.
    #[schema(examples("2026-09-24"))]
    pub passed_on: NaiveDate,
}

/// The report on the execution.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExecutionReport {
    /// The document.
    pub execution_report_id: Uuid,
}

impl Content<Model> for ResolutionContent {
    fn read(row: &Model) -> Self {
        Self {
            document_number: Text::stored(&row.document_number),
            title: Text::stored(&row.title),
            source_type: row.source_type.as_deref().map(Text::stored),
            source_id: row.source_id,
            executing_organ_id: row.executing_organ_id,
            execution_due_on: row.execution_due_on,
        }
    }

    fn write(&self, row: &mut Model) {
        row.document_number = self.document_number.to_string();
        row.title = self.title.to_string();
        row.source_type = self.source_type.as_ref().map(ToString::to_string);
        row.source_id = self.source_id;
        row.executing_organ_id = self.executing_organ_id;
        row.execution_due_on = self.execution_due_on;
    }
}

/// A resolution as callers see it.
#[derive(Serialize, ToSchema)]
pub struct ResolutionView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: ResolutionContent,
    /// The ballot that passed it.
    pub ballot_id: Option<Uuid>,
    /// When it was passed.
    pub passed_on: Option<NaiveDate>,
    /// The report on its execution.
    pub execution_report_id: Option<Uuid>,
    /// When the execution was reported.
    pub reported_on: Option<NaiveDate>,
}

impl View<Model> for ResolutionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: ResolutionContent::read(row),
            ballot_id: row.ballot_id,
            passed_on: row.passed_on,
            execution_report_id: row.execution_report_id,
            reported_on: row.reported_on,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SourceId)
        .any_of::<Uuid>(Column::ExecutingOrganId)
        .range::<NaiveDate>(Column::ExecutionDueOn)
        .sort::<String>(Column::DocumentNumber)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .comes_of::<Ballots>(ties::DECIDED_AS, Column::BallotId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .expand::<Organizations>("executing_organ", Column::ExecutingOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
