//! The row of a normative document.

use super::words::{
    FilingAttachment, Finding, NORMATIVE_ANSWER, NORMATIVE_FILING, NORMATIVE_REVIEW, NormativeDocumentState,
    NormativeKind, ReviewKind, ReviewResult,
};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Text};

platform::record! {
    /// A normative document that was filed.
    /// 报送备案的规范性文件。
    NormativeDocuments = "normative_document", NormativeDocumentState {
        /// Who issued it.
        /// 制定或者制发机关。
        #[set_by(content)] #[example("registry.organization:government")] #[read_by(public)] #[filter]
        issuer_id: Uuid,
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("嘉定区非机动车停放管理规定")] #[search]
        title: Text<200>,
        /// Document number; unique for its issuer.
        /// 文号,同一制定机关内唯一。
        #[set_by(content)] #[read_by(public)] #[example("嘉府规〔2026〕9号")] #[keyed]
        document_number: Text<40>,
        /// What kind of document it is.
        /// 文件类型。
        #[set_by(content)] #[example("regulation")] #[read_by(public)] #[filter]
        kind: NormativeKind,
        /// When it was published; the time to file it runs from then.
        /// 公布日期;报送备案的期限自该日起算。
        #[set_by(content)] #[example("2026-07-28")] #[read_by(public)] #[range] #[sort]
        published_on: NaiveDate,
        /// When it takes effect.
        /// 施行日期。
        #[set_by(content)] #[example("2026-08-01")] #[read_by(public)]
        effective_on: NaiveDate,
        /// When it ends.
        /// 失效日期。
        #[set_by(content)] #[example("2031-07-31")] #[read_by(public)]
        valid_until: Option<NaiveDate>,
        /// What is filed with it.
        /// 报送备案的附件。
        #[set_by(content?, Refiling)] #[example([
            {"kind": "filing_report", "document_id": "instrument.document:1"}, {"kind": "text", "document_id": "instrument.document:1"},
            {"kind": "explanation", "document_id": "instrument.document:1"}, {"kind": "basis", "document_id": "instrument.document:1"}
        ])] #[read_by(public)]
        attachments: List<FilingAttachment>,
        /// When it was filed last.
        /// 最近一次报送日期。
        #[read_by(public)]
        filed_on: NaiveDate,
        /// Until when it was to be filed.
        /// 报送备案的期限。
        #[read_by(public)]
        #[due(NORMATIVE_FILING)]
        filing_due_on: Option<NaiveDate>,
        /// Whether it was first filed after that.
        /// 首次报送是否超过该期限。
        #[read_by(public)] #[filter]
        filed_late: bool,
        /// When it was registered.
        /// 登记日期。
        #[read_by(public)]
        registered_on: Option<NaiveDate>,
        /// Why it is reviewed.
        /// 审查方式。
        #[set_by(ReviewStart)] #[read_by(public)] #[filter]
        review_kind: Option<ReviewKind>,
        /// Until when the review ends.
        /// 审查期限。
        #[read_by(public)]
        #[due(NORMATIVE_REVIEW)]
        review_due_on: Option<NaiveDate>,
        /// What the review found; people without a token read it once the review has ended.
        /// 审查发现;审查结束后,无令牌的人员可以查阅。
        #[set_by(ReviewFindings)] #[read_by(public if review_ended)]
        findings: List<Finding>,
        /// Until when the issuer answers.
        /// 制定机关的答复期限。
        #[due(NORMATIVE_ANSWER)]
        answer_due_on: Option<NaiveDate>,
        /// The written opinion.
        /// 书面意见。
        #[set_by(WrittenOpinion)] #[read_by(public if review_ended)]
        opinion_document_id: Option<Uuid>,
        /// The Chairpersons' Meeting that proposed the revocation.
        /// 提请撤销的主任会议。
        #[read_by(public)]
        decision_meeting_id: Option<Uuid>,
        /// The ballot that revoked it.
        /// 决定撤销的表决。
        #[set_by(Revocation)] #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// The document that replaces it, filed itself.
        /// 取代该文件的新文件,须单独报送备案。
        #[read_by(public if review_ended)]
        replaced_by_id: Option<Uuid>,
        /// The corrected text.
        /// 纠正后的文本。
        #[set_by(DocumentCorrection)] #[read_by(public)]
        correction_document_id: Option<Uuid>,
        /// When it was corrected.
        /// 纠正日期。
        #[set_by(DocumentCorrection)] #[read_by(public)]
        corrected_on: Option<NaiveDate>,
        /// How the review ended.
        /// 审查结果。
        #[read_by(public)] #[filter]
        result: Option<ReviewResult>,
    }
    content NormativeDocumentContent;
    view NormativeDocumentView;
    retired filing_due_on, review_due_on, suggestions;
    /// The filing anew of a document that was returned.
    /// 退回补正的文件重新报送。
    body Refiling;
    /// The start of a review.
    /// 审查的启动。
    body ReviewStart;
    /// What the review found so far.
    /// 目前的审查发现。
    body ReviewFindings;
    /// The written opinion.
    /// 书面意见。
    body WrittenOpinion;
    /// The corrected text.
    /// 纠正后的文本。
    body DocumentCorrection;
    /// The resolution that revokes the document.
    /// 撤销该文件的决议。
    body Revocation;
}

/// What the review thinks is not public before it ends.
fn review_ended(row: &Model) -> bool {
    row.result.is_some()
}
