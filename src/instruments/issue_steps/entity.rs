//! The row of a step.

use super::words::{IssueStepState, StepKind};
use chrono::NaiveDate;
use platform::{records::record::Ids, values::text::Prose};

platform::record! {
    /// A step of an issue.
    /// 问题整改的一个步骤。
    IssueSteps = "issue_step", IssueStepState {
        /// The issue.
        /// 所属的问题。
        #[set_by(content)] #[filter]
        issue_id: Uuid,
        /// What kind of step it was.
        /// 整改步骤的类型。
        #[filter]
        kind: StepKind,
        /// What was done.
        /// 办理情况;审计日志中为所执行的操作。
        #[set_by(content)] #[example("已完成断点地块的权属协调,步道桥进入施工。")]
        text: Prose,
        /// The documents that prove it.
        /// 佐证文书。
        #[set_by(content?)] #[example(null)]
        evidence_ids: Ids,
        /// When.
        /// 时间。
        #[set_by(content)] #[example("2026-07-28")] #[sort]
        occurred_on: NaiveDate,
    }
    content IssueStepContent;
    view IssueStepView;
}
