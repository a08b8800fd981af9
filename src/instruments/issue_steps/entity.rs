//! The row of a step.

use super::words::{IssueStepState, StepKind};
use chrono::NaiveDate;
use platform::{records::record::Ids, values::text::Prose};

platform::record! {
    /// A step of an issue.
    IssueSteps = "issue_step", IssueStepState {
        /// The issue.
        #[set_by(content)] #[filter]
        issue_id: Uuid,
        /// What kind of step it was.
        #[filter]
        kind: StepKind,
        /// What was done.
        #[set_by(content)] #[example("已完成断点地块的权属协调,步道桥进入施工。")]
        text: Prose,
        /// The documents that prove it.
        #[set_by(content?)]
        evidence_ids: Ids,
        /// When.
        #[set_by(content)] #[example("2026-09-10")] #[sort]
        occurred_on: NaiveDate,
    }
    content IssueStepContent;
    view IssueStepView;
}
