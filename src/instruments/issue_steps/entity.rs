//! The row of a step.

use super::api::StepKind;
use platform::record::Ids;

platform::record! {
    /// A step of an issue.
    "issue_step", super::IssueStepState {
        issue_id: Uuid,
        kind: StepKind,
        text: String,
        evidence_ids: Ids,
        occurred_on: Date,
    }
}
