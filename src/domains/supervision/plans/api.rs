//! What callers send and see of annual plans.

use super::entity::{Column, Model};
use crate::items::{self, Items};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::Year,
        text::{Prose, Text},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A plan of a year.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanContent {
    /// The year; one plan a year.
    #[schema(examples(2026))]
    pub year: Year,
    /// Title.
    #[schema(examples("嘉定区人大常委会2026年度监督工作计划"))]
    pub title: Text<120>,
}

/// The decision of the Chairpersons' Meeting on a plan.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanApproval {
    /// The meeting that approved it.
    pub approved_meeting_id: Uuid,
    /// When.
    pub approved_on: NaiveDate,
}

/// An adjustment of a plan.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// The meeting of the chairpersons that decided it.
    pub decision_meeting_id: Uuid,
    /// Why.
    pub reason: Prose,
}

/// The report on a plan to the congress.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportToCongress {
    /// The session that heard it.
    pub session_id: Uuid,
}

impl Content<Model> for PlanContent {
    fn read(row: &Model) -> Self {
        Self { year: Year::stored(row.year), title: Text::stored(&row.title) }
    }

    fn write(&self, row: &mut Model) {
        row.year = self.year.get32();
        row.title = self.title.to_string();
    }
}

/// A plan as callers see it; `expand=items` includes its items.
#[derive(Serialize, ToSchema)]
pub struct PlanView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: PlanContent,
    /// 1, and one more with each adjustment.
    #[schema(minimum = 1)]
    pub version_no: i32,
    /// The meeting that approved it.
    pub approved_meeting_id: Option<Uuid>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// Why it was adjusted last.
    pub adjust_reason: Option<String>,
    /// The session of the congress that heard the report on it.
    pub reported_session_id: Option<Uuid>,
}

impl View<Model> for PlanView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: PlanContent::read(row),
            version_no: row.version_no,
            approved_meeting_id: row.approved_meeting_id,
            approved_on: row.approved_on,
            published_on: row.published_on,
            adjust_reason: row.adjust_reason.clone(),
            reported_session_id: row.reported_session_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<i32>(Column::Year)
        .sort::<i32>(Column::Year)
        .search(Column::Title)
        .expand_many::<Items>("items", items::entity::Column::PlanId)
}
