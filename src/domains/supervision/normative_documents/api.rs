//! What callers send and see of normative documents.

use super::{
    entity::{Column, Model},
    readers::reads_suggestions,
    words::{
        FilingAttachment, Finding, FindingGround, NormativeKind, ReviewKind, ReviewResult, ReviewSuggestion,
    },
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
    vocabulary::Role,
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A normative document.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NormativeDocumentContent {
    /// Who issued it.
    pub issuer_id: Uuid,
    /// Title.
    #[schema(examples("嘉定区非机动车停放管理规定"))]
    pub title: Text<200>,
    /// 文号; unique for its issuer.
    #[schema(examples("嘉府规〔2026〕3号"))]
    pub document_number: Text<40>,
    /// What kind of document it is.
    pub kind: NormativeKind,
    /// When it was published; the time to file it runs from then.
    pub published_on: NaiveDate,
    /// When it takes effect.
    pub effective_on: NaiveDate,
    /// When it ends.
    pub valid_until: Option<NaiveDate>,
    /// What is filed with it.
    #[serde(default)]
    pub attachments: Vec<FilingAttachment>,
}

/// The filing anew of a document that was returned.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refiling {
    /// Everything that is filed with it.
    pub attachments: Vec<FilingAttachment>,
}

/// A suggestion to review a document.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// Why it is wrong.
    pub ground: FindingGround,
    /// The reasons.
    #[schema(examples("第八条对未备案车辆加收停放费,没有上位法依据。"))]
    pub text: Prose<10>,
}

/// The start of a review.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewStart {
    /// Why it is reviewed.
    pub review_kind: ReviewKind,
}

/// What the review found so far.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewFindings {
    /// All findings; none clears what was recorded before.
    pub findings: Vec<Finding>,
}

/// The written opinion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenOpinion {
    /// The document.
    pub opinion_document_id: Uuid,
}

/// The corrected text.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentCorrection {
    /// The document.
    pub correction_document_id: Uuid,
    /// When it was corrected.
    pub corrected_on: NaiveDate,
}

/// The resolution that revokes the document.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// The announced ballot.
    pub ballot_id: Uuid,
}

impl Content<Model> for NormativeDocumentContent {
    fn read(row: &Model) -> Self {
        Self {
            issuer_id: row.issuer_id,
            title: Text::stored(&row.title),
            document_number: Text::stored(&row.document_number),
            kind: row.kind,
            published_on: row.published_on,
            effective_on: row.effective_on,
            valid_until: row.valid_until,
            attachments: row.attachments.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.issuer_id = self.issuer_id;
        row.title = self.title.to_string();
        row.document_number = self.document_number.to_string();
        row.kind = self.kind;
        row.published_on = self.published_on;
        row.effective_on = self.effective_on;
        row.valid_until = self.valid_until;
        row.attachments = self.attachments.clone().into();
    }
}

/// A normative document as callers see it.
#[derive(Serialize, ToSchema)]
pub struct NormativeDocumentView {
    /// What was filed.
    #[serde(flatten)]
    pub content: NormativeDocumentContent,
    /// When it was filed last.
    pub filed_on: NaiveDate,
    /// Until when it was to be filed.
    pub filing_due_on: NaiveDate,
    /// Whether it was first filed after that.
    pub filed_late: bool,
    /// When it was registered.
    pub registered_on: Option<NaiveDate>,
    /// Why it is reviewed.
    pub review_kind: Option<ReviewKind>,
    /// Until when the review ends.
    pub review_due_on: Option<NaiveDate>,
    /// Who suggested a review, and why; the offices read all, others their own.
    pub suggestions: Vec<ReviewSuggestion>,
    /// What the review found; people without a token read it once the review has ended.
    pub findings: Vec<Finding>,
    /// The written opinion.
    pub opinion_document_id: Option<Uuid>,
    /// The Chairpersons' Meeting that proposed the revocation.
    pub decision_meeting_id: Option<Uuid>,
    /// The ballot that revoked it.
    pub ballot_id: Option<Uuid>,
    /// The corrected text.
    pub correction_document_id: Option<Uuid>,
    /// When it was corrected.
    pub corrected_on: Option<NaiveDate>,
    /// How the review ended.
    pub result: Option<ReviewResult>,
}

impl View<Model> for NormativeDocumentView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        let suggestions = row.suggestions.0.iter();
        let shown = |one: &&ReviewSuggestion| {
            reads_suggestions(viewer.actor) || one.suggested_by == Some(viewer.actor.user_id)
        };
        // What the review thinks is not public before it ends.
        let told = !viewer.actor.is(Role::Public) || row.result.is_some();
        Self {
            content: NormativeDocumentContent::read(row),
            filed_on: row.filed_on,
            filing_due_on: row.filing_due_on,
            filed_late: row.filed_late,
            registered_on: row.registered_on,
            review_kind: row.review_kind,
            review_due_on: row.review_due_on,
            suggestions: suggestions.filter(shown).cloned().collect(),
            findings: if told { row.findings.0.clone() } else { Vec::new() },
            opinion_document_id: row.opinion_document_id.filter(|_| told),
            decision_meeting_id: row.decision_meeting_id,
            ballot_id: row.ballot_id,
            correction_document_id: row.correction_document_id,
            corrected_on: row.corrected_on,
            result: row.result,
        }
    }

    fn hidden(_: &Model, viewer: &Viewer<'_>) -> &'static [&'static str] {
        if reads_suggestions(viewer.actor) { &[] } else { &["suggestions"] }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::IssuerId)
        .any_of::<NormativeKind>(Column::Kind)
        .any_of::<ReviewKind>(Column::ReviewKind)
        .any_of::<ReviewResult>(Column::Result)
        .any_of::<bool>(Column::FiledLate)
        .range::<NaiveDate>(Column::PublishedOn)
        .sort::<NaiveDate>(Column::PublishedOn)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .expand::<Organizations>("issuer", Column::IssuerId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
