//! What callers send and see of steps.

use super::{
    entity::{Column, Model},
    words::StepKind,
};
use crate::issues::Issues;
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Prose,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Progress on an issue.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueStepContent {
    /// The issue.
    pub issue_id: Uuid,
    /// What was done.
    #[schema(examples("已完成断点地块的权属协调,步道桥进入施工。"))]
    pub text: Prose,
    /// The documents that prove it.
    #[serde(default)]
    pub evidence_ids: Vec<Uuid>,
    /// When.
    #[schema(examples("2026-09-10"))]
    pub occurred_on: NaiveDate,
}

impl Content<Model> for IssueStepContent {
    fn read(row: &Model) -> Self {
        Self {
            issue_id: row.issue_id,
            text: Prose::stored(&row.text),
            evidence_ids: row.evidence_ids.0.clone(),
            occurred_on: row.occurred_on,
        }
    }

    fn write(&self, row: &mut Model) {
        row.issue_id = self.issue_id;
        row.text = self.text.to_string();
        row.evidence_ids = self.evidence_ids.clone().into();
        row.occurred_on = self.occurred_on;
    }
}

/// A step as callers see it.
#[derive(Serialize, ToSchema)]
pub struct IssueStepView {
    /// What was done.
    #[serde(flatten)]
    pub content: IssueStepContent,
    /// What kind of step it was.
    pub kind: StepKind,
}

impl View<Model> for IssueStepView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: IssueStepContent::read(row), kind: row.kind }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::IssueId)
        .any_of::<StepKind>(Column::Kind)
        .sort::<NaiveDate>(Column::OccurredOn)
        .expand::<Issues>("issue", Column::IssueId)
}
