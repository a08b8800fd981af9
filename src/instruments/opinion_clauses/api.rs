//! What callers send and see of clauses.

use super::{
    entity::{Column, Model},
    words::{ClauseResult, Verification},
};
use crate::{deliberation_opinions::DeliberationOpinions, issues::Issues, ties};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::Ordinal,
        text::{Prose, Text},
    },
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A clause.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseContent {
    /// The opinion.
    pub opinion_id: Uuid,
    /// Its place; unique in the opinion.
    pub seq: Ordinal,
    /// One request.
    #[schema(examples("制定老旧小区公共充电设施三年布点计划并向社会公布。"))]
    pub request_text: Prose<15>,
    /// The organ that answers for it.
    pub target_organ_id: Uuid,
    /// The problem it is about.
    pub issue_id: Option<Uuid>,
    /// The measure that is asked for.
    pub measure: Option<Prose>,
    /// The indicator by which it is judged.
    pub indicator: Option<Text<100>>,
    /// The value that is to be reached.
    pub target_value: Option<Text<100>>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
}

/// The result that the organ reports.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportedResult {
    /// What became of it.
    pub result: ClauseResult,
    /// How, or why not.
    pub result_text: Option<Prose>,
    /// Whether the target value was reached.
    #[serde(default)]
    pub target_reached: bool,
    /// The documents that prove it.
    #[serde(default)]
    pub evidence_ids: Vec<Uuid>,
}

/// A verification.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationBody {
    /// Whether the result is as it was reported.
    pub confirmed: bool,
    /// What was found.
    pub note: Option<Prose>,
}

/// A new look at a result that was planned or basic.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recheck {
    /// Why.
    pub reason: Prose,
}

impl Content<Model> for ClauseContent {
    fn read(row: &Model) -> Self {
        Self {
            opinion_id: row.opinion_id,
            seq: Ordinal::stored(row.seq),
            request_text: Prose::stored(&row.request_text),
            target_organ_id: row.target_organ_id,
            issue_id: row.issue_id,
            measure: row.measure.as_deref().map(Text::stored),
            indicator: row.indicator.as_deref().map(Text::stored),
            target_value: row.target_value.as_deref().map(Text::stored),
            due_on: row.due_on,
        }
    }

    fn write(&self, row: &mut Model) {
        row.opinion_id = self.opinion_id;
        row.seq = self.seq.get32();
        row.request_text = self.request_text.to_string();
        row.target_organ_id = self.target_organ_id;
        row.issue_id = self.issue_id;
        row.measure = self.measure.as_ref().map(ToString::to_string);
        row.indicator = self.indicator.as_ref().map(ToString::to_string);
        row.target_value = self.target_value.as_ref().map(ToString::to_string);
        row.due_on = self.due_on;
    }
}

/// A clause as callers see it.
#[derive(Serialize, ToSchema)]
pub struct ClauseView {
    /// What is asked for.
    #[serde(flatten)]
    pub content: ClauseContent,
    /// What became of it.
    pub result: Option<ClauseResult>,
    /// How, or why not.
    pub result_text: Option<String>,
    /// Whether the target value was reached.
    pub target_reached: bool,
    /// The documents that prove it.
    pub evidence_ids: Vec<Uuid>,
    /// What the verification found.
    pub verification: Verification,
    /// Who verified.
    pub verified_by: Option<Uuid>,
}

impl View<Model> for ClauseView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: ClauseContent::read(row),
            result: row.result,
            result_text: row.result_text.clone(),
            target_reached: row.target_reached,
            evidence_ids: row.evidence_ids.0.clone(),
            verification: row.verification,
            verified_by: row.verified_by,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::OpinionId)
        .any_of::<Uuid>(Column::TargetOrganId)
        .any_of::<ClauseResult>(Column::Result)
        .any_of::<Verification>(Column::Verification)
        .sort::<i32>(Column::Seq)
        .search(Column::RequestText)
        .numbered(Column::Seq)
        .comes_of::<DeliberationOpinions>(ties::CONTAINS, Column::OpinionId)
        .leads_to::<Issues>(ties::LED_TO, Column::IssueId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
        .expand::<Organizations>("target_organ", Column::TargetOrganId)
}
