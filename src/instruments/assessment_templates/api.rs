//! What callers send and see of assessment templates.

use super::{
    Bands,
    entity::{Column, Model},
    words::{TargetKind, TemplateItem},
};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Hundredths, Year},
        text::Text,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An assessment template.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentTemplateContent {
    /// Who is assessed.
    pub target_kind: TargetKind,
    /// Of which year.
    pub year: Year,
    /// What it is called.
    pub title: Text<200>,
    /// The meeting that approved it.
    pub approved_meeting_id: Option<Uuid>,
    /// The organizations that are assessed.
    pub target_ids: Vec<Uuid>,
    /// What is scored.
    pub items: Vec<TemplateItem>,
    /// The highest bonus (points); the cap of the rule set if it is left out.
    pub bonus_cap: Option<Hundredths>,
    /// What fails the whole assessment.
    #[serde(default)]
    pub veto_items: Vec<Text<200>>,
    /// From which total on a grade is given; the lines of the rule set if they are left out.
    pub grade_bands: Option<Bands>,
}

pub(super) fn points(hundredths: Option<i32>) -> Option<Hundredths> {
    hundredths.map(|hundredths| Hundredths(hundredths.into()))
}

/// Points for a column; what lies outside it is refused by a guard before it is stored.
pub(super) fn stored(points: Hundredths) -> i32 {
    i32::try_from(points.0).unwrap_or(i32::MAX)
}

impl Content<Model> for AssessmentTemplateContent {
    fn read(row: &Model) -> Self {
        Self {
            target_kind: row.target_kind,
            year: Year::stored(row.year),
            title: Text::stored(&row.title),
            approved_meeting_id: row.approved_meeting_id,
            target_ids: row.target_ids.0.clone(),
            items: row.items.0.clone(),
            bonus_cap: points(row.bonus_cap),
            veto_items: row.veto_items.0.clone(),
            grade_bands: row.bands(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.target_kind = self.target_kind;
        row.year = self.year.get32();
        row.title = self.title.to_string();
        row.approved_meeting_id = self.approved_meeting_id;
        row.target_ids = self.target_ids.clone().into();
        row.items = self.items.clone().into();
        row.bonus_cap = self.bonus_cap.map(stored);
        row.veto_items = self.veto_items.clone().into();
        row.set_bands(self.grade_bands);
    }
}

impl Model {
    /// From which total on a grade is given.
    #[must_use]
    pub fn bands(&self) -> Option<Bands> {
        let (excellent, good) = (points(self.excellent_from)?, points(self.good_from)?);
        Some(Bands { excellent, good, pass: points(self.pass_from)? })
    }

    pub(super) fn set_bands(&mut self, bands: Option<Bands>) {
        self.excellent_from = bands.map(|bands| stored(bands.excellent));
        self.good_from = bands.map(|bands| stored(bands.good));
        self.pass_from = bands.map(|bands| stored(bands.pass));
    }
}

/// An assessment template as callers see it.
#[derive(Serialize, ToSchema)]
pub struct AssessmentTemplateView {
    /// What it asks for.
    #[serde(flatten)]
    pub content: AssessmentTemplateContent,
}

impl View<Model> for AssessmentTemplateView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: AssessmentTemplateContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<TargetKind>(Column::TargetKind).any_of::<i32>(Column::Year)
}
