//! What callers send and see of investigations.

use super::{
    entity::{Column, Model},
    words::InvestigationMode,
};
use crate::{items::Items, ties};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{numbers::Count, text::Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An investigation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationContent {
    /// The item it is for.
    pub item_id: Uuid,
    /// How it was done.
    pub mode: InvestigationMode,
    /// Where.
    #[schema(examples("江桥镇"))]
    pub place: Text<200>,
    /// When.
    pub held_on: NaiveDate,
    /// How long (minutes).
    pub duration_minutes: Option<Count>,
    /// Sites visited.
    pub sites_visited: Option<Count>,
    /// Who took part for the committee.
    #[serde(default)]
    pub team_member_ids: Vec<Uuid>,
    /// The deputies who took part.
    #[serde(default)]
    pub deputy_ids: Vec<Uuid>,
    /// Whether the organ knew before.
    pub announced_in_advance: bool,
    /// The report.
    pub report_document_id: Option<Uuid>,
    /// Questionnaires handed out (sheets).
    pub questionnaires_issued: Option<Count>,
    /// Questionnaires that came back (sheets).
    pub questionnaires_returned: Option<Count>,
    /// Questionnaires that count (sheets).
    pub questionnaires_valid: Option<Count>,
}

impl Content<Model> for InvestigationContent {
    fn read(row: &Model) -> Self {
        Self {
            item_id: row.item_id,
            mode: row.mode,
            place: Text::stored(&row.place),
            held_on: row.held_on,
            duration_minutes: row.duration_minutes.map(Count::stored),
            sites_visited: row.sites_visited.map(Count::stored),
            team_member_ids: row.team_member_ids.0.clone(),
            deputy_ids: row.deputy_ids.0.clone(),
            announced_in_advance: row.announced_in_advance,
            report_document_id: row.report_document_id,
            questionnaires_issued: row.questionnaires_issued.map(Count::stored),
            questionnaires_returned: row.questionnaires_returned.map(Count::stored),
            questionnaires_valid: row.questionnaires_valid.map(Count::stored),
        }
    }

    fn write(&self, row: &mut Model) {
        row.item_id = self.item_id;
        row.mode = self.mode;
        row.place = self.place.to_string();
        row.held_on = self.held_on;
        row.duration_minutes = self.duration_minutes.map(Count::get32);
        row.sites_visited = self.sites_visited.map(Count::get32);
        row.team_member_ids = self.team_member_ids.clone().into();
        row.deputy_ids = self.deputy_ids.clone().into();
        row.announced_in_advance = self.announced_in_advance;
        row.report_document_id = self.report_document_id;
        row.questionnaires_issued = self.questionnaires_issued.map(Count::get32);
        row.questionnaires_returned = self.questionnaires_returned.map(Count::get32);
        row.questionnaires_valid = self.questionnaires_valid.map(Count::get32);
    }
}

/// An investigation as callers see it.
#[derive(Serialize, ToSchema)]
pub struct InvestigationView {
    /// What was recorded.
    #[serde(flatten)]
    pub content: InvestigationContent,
}

impl View<Model> for InvestigationView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: InvestigationContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<InvestigationMode>(Column::Mode)
        .range::<NaiveDate>(Column::HeldOn)
        .sort::<NaiveDate>(Column::HeldOn)
        .comes_of::<Items>(ties::LOOKED_INTO_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
}
