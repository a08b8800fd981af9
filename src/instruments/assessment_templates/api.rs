//! What callers send and see of assessment templates.

use super::{
    Bands,
    entity::Model,
    words::{TargetKind, TemplateItem},
};
use platform::{
    records::{listing::Listing, record::Content},
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
    #[serde(deserialize_with = "platform::values::strict::ids")]
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

impl Content<Model> for AssessmentTemplateContent {
    fn read(row: &Model) -> Self {
        Self {
            target_kind: row.target_kind,
            year: row.year,
            title: row.title.clone(),
            approved_meeting_id: row.approved_meeting_id,
            target_ids: row.target_ids.0.clone(),
            items: row.items.0.clone(),
            bonus_cap: row.bonus_cap,
            veto_items: row.veto_items.0.clone(),
            grade_bands: row.bands(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.target_kind = self.target_kind;
        row.year = self.year;
        row.title = self.title.clone();
        row.approved_meeting_id = self.approved_meeting_id;
        row.target_ids = self.target_ids.clone().into();
        row.items = self.items.clone().into();
        row.bonus_cap = self.bonus_cap;
        row.veto_items = self.veto_items.clone().into();
        row.set_bands(self.grade_bands);
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}
