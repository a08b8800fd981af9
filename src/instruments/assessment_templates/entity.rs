//! The row of an assessment template.

use super::words::{AssessmentTemplateState, TargetKind, TemplateItem};
use platform::{
    records::record::{Ids, List},
    values::text::Text,
};

platform::record! {
    /// An assessment template; points in hundredths.
    AssessmentTemplates = "assessment_template", AssessmentTemplateState {
        target_kind: TargetKind,
        year: i32,
        title: String,
        approved_meeting_id: Option<Uuid>,
        target_ids: Ids,
        items: List<TemplateItem>,
        bonus_cap: Option<i32>,
        veto_items: List<Text<200>>,
        excellent_from: Option<i32>,
        good_from: Option<i32>,
        pass_from: Option<i32>,
    }
}
