//! The row of a disposal report.

use super::words::{ClauseOutcome, CommentVerdict, DisposalState};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Prose};

platform::record! {
    /// A version of a disposal report.
    /// 研究处理情况报告的一个版本。
    DisposalReports = "disposal_report", DisposalState {
        /// The opinion.
        /// 所属的审议意见。
        #[read_by(public)] #[filter]
        opinion_id: Uuid,
        /// The round of the opinion.
        /// 审议意见的轮次。
        #[read_by(public)] #[example(1)]
        #[schema(minimum = 1)]
        round: i32,
        /// 1, and one more with each draft.
        /// 版本号,从 1 起,每提交一次报告稿加 1。
        #[read_by(public)] #[example(2)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// The document; null where the law does not ask for a written report (inspections under the text of 2006).
        /// 文书;法律不要求书面报告的为空(适用 2006 年文本的执法检查)。
        #[read_by(public)]
        document_id: Option<Uuid>,
        /// When the draft went to the committee.
        /// 报告稿送委员会的日期。
        #[read_by(public)]
        draft_sent_on: NaiveDate,
        /// What became of each clause.
        /// 各条意见的处理结果。
        #[read_by(public)]
        clause_results: List<ClauseOutcome>,
        /// What the committee says; with the verdict and the signature not for the public: it passed between organ and committee.
        /// 委员会的意见;与其结论和报告的签署均不向社会公开,因其属于机关与委员会之间的往来。
        #[example("各条意见均有回应,同意送交。")]
        committee_comment: Option<Prose>,
        /// Whether the organ may submit.
        /// 机关是否可以提交报告。
        comment_verdict: Option<CommentVerdict>,
        /// When it was submitted.
        /// 提交日期。
        #[read_by(public)]
        submitted_on: Option<NaiveDate>,
        /// The head of the organ, who signed.
        /// 签署的机关负责人。
        signed_by: Option<Uuid>,
    }
    view DisposalReportView;
}
