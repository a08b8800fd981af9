//! The row of a resolution.

use super::words::{RESOLUTION_EXECUTION, ResolutionState};
use chrono::NaiveDate;
use platform::values::text::Text;

platform::record! {
    /// A resolution.
    /// 决议。
    Resolutions = "resolution", ResolutionState {
        /// Number, unique in the district.
        /// 编号,在本区唯一。
        #[set_by(content)] #[example("嘉人大决〔2026〕3号")] #[sort] #[keyed]
        document_number: Text<40>,
        /// Title.
        /// 标题。
        #[set_by(content)] #[example("关于批准嘉定区2025年区本级决算的决议")] #[search]
        title: Text<200>,
        /// Kind of the record that led to it; the ballot may be on that record instead of on the resolution.
        /// 来源记录的种类;表决可以针对该记录,而不针对决议本身。
        #[set_by(content)] #[example("supervision.item")]
        source_type: Option<Text<60>>,
        /// The record that led to it.
        /// 来源记录。
        #[set_by(content)] #[example("supervision.item:10")] #[filter]
        source_id: Option<Uuid>,
        /// The organ that executes it and reports.
        /// 执行决议并报告执行情况的机关。
        #[set_by(content)] #[example("registry.organization:government")] #[filter]
        executing_organ_id: Uuid,
        /// Until when it is to be executed.
        /// 执行期限。
        #[set_by(content)] #[example("2026-12-31")]
        #[due(RESOLUTION_EXECUTION)]
        execution_due_on: NaiveDate,
        /// The ballot that passed it.
        /// 通过决议的表决。
        #[set_by(Passage)]
        ballot_id: Option<Uuid>,
        /// When it was passed.
        /// 通过日期。
        #[set_by(Passage)] #[example("2026-09-24")]
        passed_on: Option<NaiveDate>,
        /// The report on its execution.
        /// 执行决议情况的报告。
        #[set_by(ExecutionReport)] #[example("instrument.document:1")]
        execution_report_id: Option<Uuid>,
        /// The head of the organ, who signed the report.
        /// 签署报告的机关负责人。
        #[set_by(ExecutionReport)] #[example("access.user:organ-head")]
        signed_by_user_id: Option<Uuid>,
        /// Which report on the execution it is: one more each time one was void.
        /// 执行情况报告的次数,报告每被认定无效一次加一。
        #[schema(minimum = 0)] #[example(1)]
        report_no: i32,
        /// When the execution was reported.
        /// 报告执行情况的日期。
        reported_on: Option<NaiveDate>,
    }
    content ResolutionContent;
    view ResolutionView;
    /// The vote that passed a resolution.
    /// 通过决议的表决。
    body Passage;
    /// The report on the execution.
    /// 执行情况报告。
    body ExecutionReport;
}
