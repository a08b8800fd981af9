//! The row of an assessment template.

use super::{
    Bands,
    words::{AssessmentTemplateState, TargetKind, TemplateItem},
};
use platform::{
    records::record::{Computed, Ids, List, Viewer},
    values::{
        numbers::{Hundredths, Year},
        text::Text,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An assessment template; points in hundredths.
    AssessmentTemplates = "assessment_template", AssessmentTemplateState {
        /// Who is assessed.
        #[set_by(content)] #[filter]
        target_kind: TargetKind,
        /// Of which year.
        #[set_by(content)] #[filter]
        year: Year,
        /// What it is called.
        #[set_by(content)]
        title: Text<200>,
        /// The meeting that approved it.
        #[set_by(content)]
        approved_meeting_id: Option<Uuid>,
        /// The organizations that are assessed.
        #[set_by(content)]
        target_ids: Ids,
        /// What is scored.
        #[set_by(content)]
        items: List<TemplateItem>,
        /// The highest bonus (points); the cap of the rule set if it is left out.
        #[set_by(content?)]
        bonus_cap: Option<Hundredths>,
        /// What fails the whole assessment.
        #[set_by(content?)]
        veto_items: List<Text<200>>,
        /// From which total on it is excellent (points).
        #[set_by(content?)] #[read_by(nobody)]
        excellent_from: Option<Hundredths>,
        /// From which total on it is good (points).
        #[set_by(content?)] #[read_by(nobody)]
        good_from: Option<Hundredths>,
        /// From which total on it is passed (points).
        #[set_by(content?)] #[read_by(nobody)]
        pass_from: Option<Hundredths>,
    }
    content AssessmentTemplateContent by hand;
    view AssessmentTemplateView with Grades;
}

impl Model {
    /// From which total on a grade is given.
    #[must_use]
    pub fn bands(&self) -> Option<Bands> {
        Some(Bands { excellent: self.excellent_from?, good: self.good_from?, pass: self.pass_from? })
    }

    pub(super) fn set_bands(&mut self, bands: Option<Bands>) {
        self.excellent_from = bands.map(|bands| bands.excellent);
        self.good_from = bands.map(|bands| bands.good);
        self.pass_from = bands.map(|bands| bands.pass);
    }
}

/// What is told of the grades.
#[derive(Debug, Serialize, ToSchema)]
pub struct Grades {
    /// From which total on a grade is given.
    #[schema(required = true)]
    pub grade_bands: Option<Bands>,
}

impl Computed<Model> for Grades {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { grade_bands: row.bands() }
    }
}
