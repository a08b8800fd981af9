//! The words of a step: its states, and the types of its columns.

platform::words! {
    /// States of 整改过程.
    pub enum IssueStepState {
        Recorded "已记录",
    }
}

platform::words! {
    /// What kind of step it was.
    pub enum StepKind {
        Progress "进展",
        Plan "方案",
        Submission "提请核查",
        Return "退回",
        Extension "延期",
        Verification "核查",
    }
}
