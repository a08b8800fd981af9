//! The row of a normative document.

use super::words::{
    FilingAttachment, Finding, NormativeDocumentState, NormativeKind, ReviewKind, ReviewResult,
    ReviewSuggestion,
};
use platform::records::record::List;

platform::record! {
    /// A normative document that was filed.
    NormativeDocuments = "normative_document", NormativeDocumentState {
        issuer_id: Uuid,
        title: String,
        document_number: String,
        kind: NormativeKind,
        published_on: Date,
        effective_on: Date,
        valid_until: Option<Date>,
        attachments: List<FilingAttachment>,
        filed_on: Date,
        filing_due_on: Date,
        filed_late: bool,
        registered_on: Option<Date>,
        review_kind: Option<ReviewKind>,
        review_due_on: Option<Date>,
        suggestions: List<ReviewSuggestion>,
        findings: List<Finding>,
        opinion_document_id: Option<Uuid>,
        decision_meeting_id: Option<Uuid>,
        ballot_id: Option<Uuid>,
        correction_document_id: Option<Uuid>,
        corrected_on: Option<Date>,
        result: Option<ReviewResult>,
    }
}
