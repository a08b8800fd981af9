//! The row of an assessment.

use super::words::{AssessedItem, AssessmentState};
use crate::assessment_templates::{Grade, TargetKind};
use platform::{
    records::record::{Ids, List},
    values::text::Text,
};

platform::record! {
    /// An assessment; points in hundredths.
    Assessments = "assessment", AssessmentState {
        template_id: Uuid,
        target_kind: TargetKind,
        target_id: Uuid,
        item_scores: List<AssessedItem>,
        self_total: Option<i32>,
        reviewed_total: Option<i32>,
        bonus: Option<i32>,
        deduction: Option<i32>,
        final_total: Option<i32>,
        grade: Option<Grade>,
        star: Option<i32>,
        veto_hits: List<Text<200>>,
        reviewer_ids: Ids,
        reviewed_on: Option<Date>,
        dispute_until: Option<Date>,
        dispute_text: Option<String>,
        dispute_answer: Option<String>,
        decision_meeting_id: Option<Uuid>,
        decision_document_id: Option<Uuid>,
        announced_on: Option<Date>,
    }
}
