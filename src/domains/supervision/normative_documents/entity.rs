//! The row of a normative document.

use super::words::{
    FilingAttachment, Finding, NORMATIVE_ANSWER, NORMATIVE_FILING, NORMATIVE_REVIEW, NormativeDocumentState,
    NormativeKind, ReviewKind, ReviewResult,
};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Text};

platform::record! {
    /// A normative document that was filed.
    NormativeDocuments = "normative_document", NormativeDocumentState {
        /// Who issued it.
        #[set_by(content)] #[read_by(public)] #[filter]
        issuer_id: Uuid,
        /// Title.
        #[set_by(content)] #[read_by(public)] #[example("嘉定区非机动车停放管理规定")] #[search]
        title: Text<200>,
        /// 文号; unique for its issuer.
        #[set_by(content)] #[read_by(public)] #[example("嘉府规〔2026〕3号")] #[keyed]
        document_number: Text<40>,
        /// What kind of document it is.
        #[set_by(content)] #[read_by(public)] #[filter]
        kind: NormativeKind,
        /// When it was published; the time to file it runs from then.
        #[set_by(content)] #[read_by(public)] #[range] #[sort]
        published_on: NaiveDate,
        /// When it takes effect.
        #[set_by(content)] #[read_by(public)]
        effective_on: NaiveDate,
        /// When it ends.
        #[set_by(content)] #[read_by(public)]
        valid_until: Option<NaiveDate>,
        /// What is filed with it.
        #[set_by(content?, Refiling)] #[read_by(public)]
        attachments: List<FilingAttachment>,
        /// When it was filed last.
        #[read_by(public)]
        filed_on: NaiveDate,
        /// Until when it was to be filed.
        #[read_by(public)]
        #[due(NORMATIVE_FILING)]
        filing_due_on: Option<NaiveDate>,
        /// Whether it was first filed after that.
        #[read_by(public)] #[filter]
        filed_late: bool,
        /// When it was registered.
        #[read_by(public)]
        registered_on: Option<NaiveDate>,
        /// Why it is reviewed.
        #[set_by(ReviewStart)] #[read_by(public)] #[filter]
        review_kind: Option<ReviewKind>,
        /// Until when the review ends.
        #[read_by(public)]
        #[due(NORMATIVE_REVIEW)]
        review_due_on: Option<NaiveDate>,
        /// What the review found; people without a token read it once the review has ended.
        #[set_by(ReviewFindings)] #[read_by(public if review_ended)]
        findings: List<Finding>,
        /// Until when the issuer answers.
        #[due(NORMATIVE_ANSWER)]
        answer_due_on: Option<NaiveDate>,
        /// The written opinion.
        #[set_by(WrittenOpinion)] #[read_by(public if review_ended)]
        opinion_document_id: Option<Uuid>,
        /// The Chairpersons' Meeting that proposed the revocation.
        #[read_by(public)]
        decision_meeting_id: Option<Uuid>,
        /// The ballot that revoked it.
        #[set_by(Revocation)] #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// The document that replaces it, filed itself.
        #[read_by(public if review_ended)]
        replaced_by_id: Option<Uuid>,
        /// The corrected text.
        #[set_by(DocumentCorrection)] #[read_by(public)]
        correction_document_id: Option<Uuid>,
        /// When it was corrected.
        #[set_by(DocumentCorrection)] #[read_by(public)]
        corrected_on: Option<NaiveDate>,
        /// How the review ended.
        #[read_by(public)] #[filter]
        result: Option<ReviewResult>,
    }
    content NormativeDocumentContent;
    view NormativeDocumentView;
    retired filing_due_on, review_due_on, suggestions;
    /// The filing anew of a document that was returned.
    body Refiling;
    /// The start of a review.
    body ReviewStart;
    /// What the review found so far.
    body ReviewFindings;
    /// The written opinion.
    body WrittenOpinion;
    /// The corrected text.
    body DocumentCorrection;
    /// The resolution that revokes the document.
    body Revocation;
}

/// What the review thinks is not public before it ends.
fn review_ended(row: &Model) -> bool {
    row.result.is_some()
}
