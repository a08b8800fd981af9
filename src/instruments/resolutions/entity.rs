//! The row of a resolution.

use super::words::{RESOLUTION_EXECUTION, ResolutionState};
use chrono::NaiveDate;
use platform::values::text::Text;

platform::record! {
    /// A resolution.
    Resolutions = "resolution", ResolutionState {
        /// Number, unique in the district.
        #[set_by(content)] #[example("嘉人大决〔2026〕3号")] #[sort] #[keyed]
        document_number: Text<40>,
        /// Title.
        #[set_by(content)] #[example("关于批准2025年区本级决算的决议")] #[search]
        title: Text<200>,
        /// Kind of the record that led to it; the ballot may be on that record instead of on the resolution.
        #[set_by(content)] #[example("supervision.item")]
        source_type: Option<Text<60>>,
        /// The record that led to it.
        #[set_by(content)] #[filter]
        source_id: Option<Uuid>,
        /// The organ that executes it and reports.
        #[set_by(content)] #[filter]
        executing_organ_id: Uuid,
        /// Until when it is to be executed.
        #[set_by(content)] #[example("2026-12-31")]
        #[due(RESOLUTION_EXECUTION)]
        execution_due_on: NaiveDate,
        /// The ballot that passed it.
        #[set_by(Passage)]
        ballot_id: Option<Uuid>,
        /// When it was passed.
        #[set_by(Passage)] #[example("2026-09-24")]
        passed_on: Option<NaiveDate>,
        /// The report on its execution.
        #[set_by(ExecutionReport)]
        execution_report_id: Option<Uuid>,
        /// The head of the organ, who signed the report.
        #[set_by(ExecutionReport)]
        signed_by_user_id: Option<Uuid>,
        /// Which report on the execution it is: one more each time one was void.
        #[schema(minimum = 0)]
        report_no: i32,
        /// When the execution was reported.
        reported_on: Option<NaiveDate>,
    }
    content ResolutionContent;
    view ResolutionView;
    /// The vote that passed a resolution.
    body Passage;
    /// The report on the execution.
    body ExecutionReport;
}
