//! The row of a step.

use super::words::{IssueStepState, StepKind};
use platform::records::record::Ids;

platform::record! {
    /// A step of an issue.
    IssueSteps = "issue_step", IssueStepState {
        issue_id: Uuid,
        kind: StepKind,
        text: String,
        evidence_ids: Ids,
        occurred_on: Date,
    }
}
