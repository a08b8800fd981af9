//! The row of an assessment.

use super::words::{AssessedItem, AssessmentState, GivenScore};
use crate::assessment_templates::{Grade, TargetKind};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::{Hundredths, Whole},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// An assessment; points in hundredths.
    Assessments = "assessment", AssessmentState {
        /// The template.
        #[filter]
        template_id: Uuid,
        /// What kind of unit it is.
        #[filter]
        target_kind: TargetKind,
        /// The assessed unit.
        #[filter]
        target_id: Uuid,
        /// The items.
        item_scores: List<AssessedItem>,
        /// What the unit gives itself, with the automatic items that were scored then (points).
        self_total: Option<Hundredths>,
        /// The sum of the reviewed scores (points).
        reviewed_total: Option<Hundredths>,
        /// What was given besides (points).
        #[set_by(Review)]
        bonus: Option<Hundredths>,
        /// What was taken (points).
        #[set_by(Review)]
        deduction: Option<Hundredths>,
        /// Reviewed total + bonus − deduction (points).
        final_total: Option<Hundredths>,
        /// What it is worth.
        #[filter]
        grade: Option<Grade>,
        /// The stars of a site.
        #[set_by(Announcement?)]
        star: Option<Whole<1, 5>>,
        /// Veto items that were hit.
        #[set_by(Review?)]
        veto_hits: List<Text<200>>,
        /// The users who reviewed.
        #[set_by(Review)]
        reviewer_ids: List<Uuid>,
        /// When it was reviewed.
        reviewed_on: Option<NaiveDate>,
        /// Until when the unit can dispute the result.
        dispute_until: Option<NaiveDate>,
        /// Why the unit disagreed.
        #[set_by(Dispute)]
        dispute_text: Option<Prose>,
        /// The answer.
        #[set_by(DisputeAnswer)]
        dispute_answer: Option<Prose>,
        /// The meeting that decided.
        #[set_by(AssessmentDecision?)]
        decision_meeting_id: Option<Uuid>,
        /// The written decision.
        #[set_by(AssessmentDecision?)]
        decision_document_id: Option<Uuid>,
        /// When it was announced.
        announced_on: Option<NaiveDate>,
    }
    view AssessmentView;
    /// What the reviewers found.
    body Review {
        /// The scores of every manual item.
        pub scores: Vec<GivenScore>,
    }
    /// Why the unit disagrees.
    body Dispute;
    /// The answer to a dispute.
    body DisputeAnswer {
        /// Manual items whose score is corrected.
        #[serde(default)]
        pub scores: Vec<GivenScore>,
    }
    /// The decision on the result: of a meeting for street committees and sites, in writing for the others.
    body AssessmentDecision;
    /// The announcement of a result.
    body Announcement;
}
