//! What callers send and see of assessments.

use super::{
    entity::{Column, Model},
    words::AssessedItem,
};
use crate::assessment_templates::{AssessmentTemplates, Grade, TargetKind};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{View, Viewer},
    },
    values::{
        numbers::{Hundredths, Ordinal, Whole},
        text::{Prose, Text},
    },
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The score of an item.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenScore {
    /// The number of the item.
    pub no: Ordinal,
    /// The score (points), at most the weight.
    pub score: Hundredths,
    /// Documents that prove it; only where the unit assesses itself.
    #[serde(default)]
    pub evidence_ids: Vec<Uuid>,
}

/// The scores of automatic items, as the indicators have them.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AutoScores {
    /// The scores.
    pub scores: Vec<GivenScore>,
}

/// What a unit gives itself: every manual item, no automatic one.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfAssessment {
    /// The scores.
    pub scores: Vec<GivenScore>,
}

/// What the reviewers found.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The users who reviewed; none of the assessed unit.
    pub reviewer_ids: Vec<Uuid>,
    /// The scores of every manual item.
    pub scores: Vec<GivenScore>,
    /// What is given besides (points), at most the cap of the template.
    pub bonus: Hundredths,
    /// What is taken (points).
    pub deduction: Hundredths,
    /// Veto items of the template that were hit.
    #[serde(default)]
    pub veto_hits: Vec<Text<200>>,
}

/// Why the unit disagrees.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// The reasons.
    pub dispute_text: Prose,
}

/// The answer to a dispute.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeAnswer {
    /// The answer.
    pub dispute_answer: Prose,
    /// Manual items whose score is corrected.
    #[serde(default)]
    pub scores: Vec<GivenScore>,
}

/// The decision on the result: of a meeting for street committees and sites, in writing for the others.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentDecision {
    /// The Chairpersons' Meeting.
    pub decision_meeting_id: Option<Uuid>,
    /// The written decision.
    pub decision_document_id: Option<Uuid>,
}

/// The announcement of a result.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// The stars of a site; nobody else has them.
    pub star: Option<Whole<1, 5>>,
}

/// An assessment as callers see it.
#[derive(Serialize, ToSchema)]
pub struct AssessmentView {
    /// The template.
    pub template_id: Uuid,
    /// What kind of unit it is.
    pub target_kind: TargetKind,
    /// The assessed unit.
    pub target_id: Uuid,
    /// The items.
    pub item_scores: Vec<AssessedItem>,
    /// What the unit gives itself, with the automatic items that were scored then (points).
    pub self_total: Option<Hundredths>,
    /// The sum of the reviewed scores (points).
    pub reviewed_total: Option<Hundredths>,
    /// What was given besides (points).
    pub bonus: Option<Hundredths>,
    /// What was taken (points).
    pub deduction: Option<Hundredths>,
    /// Reviewed total + bonus − deduction (points).
    pub final_total: Option<Hundredths>,
    /// What it is worth.
    pub grade: Option<Grade>,
    /// The stars of a site.
    pub star: Option<i32>,
    /// Veto items that were hit.
    pub veto_hits: Vec<Text<200>>,
    /// The users who reviewed.
    pub reviewer_ids: Vec<Uuid>,
    /// When it was reviewed.
    pub reviewed_on: Option<NaiveDate>,
    /// Until when the unit can dispute the result.
    pub dispute_until: Option<NaiveDate>,
    /// Why the unit disagreed.
    pub dispute_text: Option<String>,
    /// The answer.
    pub dispute_answer: Option<String>,
    /// The meeting that decided.
    pub decision_meeting_id: Option<Uuid>,
    /// The written decision.
    pub decision_document_id: Option<Uuid>,
    /// When it was announced.
    pub announced_on: Option<NaiveDate>,
}

impl View<Model> for AssessmentView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let points = |hundredths: Option<i32>| hundredths.map(|hundredths| Hundredths(hundredths.into()));
        Self {
            template_id: row.template_id,
            target_kind: row.target_kind,
            target_id: row.target_id,
            item_scores: row.item_scores.0.clone(),
            self_total: points(row.self_total),
            reviewed_total: points(row.reviewed_total),
            bonus: points(row.bonus),
            deduction: points(row.deduction),
            final_total: points(row.final_total),
            grade: row.grade,
            star: row.star,
            veto_hits: row.veto_hits.0.clone(),
            reviewer_ids: row.reviewer_ids.0.clone(),
            reviewed_on: row.reviewed_on,
            dispute_until: row.dispute_until,
            dispute_text: row.dispute_text.clone(),
            dispute_answer: row.dispute_answer.clone(),
            decision_meeting_id: row.decision_meeting_id,
            decision_document_id: row.decision_document_id,
            announced_on: row.announced_on,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::TemplateId)
        .any_of::<Uuid>(Column::TargetId)
        .any_of::<TargetKind>(Column::TargetKind)
        .any_of::<Grade>(Column::Grade)
        .expand::<AssessmentTemplates>("template", Column::TemplateId)
        .expand::<Organizations>("target", Column::TargetId)
}
