//! The row of a resolution.

use super::words::ResolutionState;

platform::record! {
    /// A resolution.
    Resolutions = "resolution", ResolutionState {
        document_number: String,
        title: String,
        source_type: Option<String>,
        source_id: Option<Uuid>,
        executing_organ_id: Uuid,
        execution_due_on: Date,
        ballot_id: Option<Uuid>,
        passed_on: Option<Date>,
        execution_report_id: Option<Uuid>,
        reported_on: Option<Date>,
    }
}
