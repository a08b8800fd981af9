//! The row of a disposal report.

use super::words::{ClauseOutcome, CommentVerdict, DisposalState};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Prose};

platform::record! {
    /// A version of a disposal report.
    DisposalReports = "disposal_report", DisposalState {
        /// The opinion.
        #[read_by(public)] #[filter]
        opinion_id: Uuid,
        /// The round of the opinion.
        #[read_by(public)]
        #[schema(minimum = 1)]
        round: i32,
        /// 1, and one more with each draft.
        #[read_by(public)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// The document; null where the law does not ask for a written report (inspections under the text of 2006).
        #[read_by(public)]
        document_id: Option<Uuid>,
        /// When the draft went to the committee.
        #[read_by(public)]
        draft_sent_on: NaiveDate,
        /// What became of each clause.
        #[read_by(public)]
        clause_results: List<ClauseOutcome>,
        /// What the committee says; with the verdict and the signature not for the public: it passed between organ and committee.
        committee_comment: Option<Prose>,
        /// Whether the organ may submit.
        comment_verdict: Option<CommentVerdict>,
        /// When it was submitted.
        #[read_by(public)]
        submitted_on: Option<NaiveDate>,
        /// The head of the organ, who signed.
        signed_by: Option<Uuid>,
    }
    view DisposalReportView;
}
