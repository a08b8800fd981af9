//! The row of a disposal report.

use super::words::{ClauseOutcome, CommentVerdict, DisposalState};
use platform::records::record::List;

platform::record! {
    /// A version of a disposal report.
    DisposalReports = "disposal_report", DisposalState {
        opinion_id: Uuid,
        round: i32,
        version_no: i32,
        document_id: Uuid,
        draft_sent_on: Date,
        clause_results: List<ClauseOutcome>,
        committee_comment: Option<String>,
        comment_verdict: Option<CommentVerdict>,
        submitted_on: Option<Date>,
        signed_by: Option<Uuid>,
    }
}
