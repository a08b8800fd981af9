//! The words of a step: its states, and the types of its columns.

platform::words! {
    /// States of 整改过程.
    pub enum IssueStepState {
        Recorded "已记录" / "Recorded",
    }
}

platform::words! {
    /// What kind of step it was.
    /// 整改步骤的类型。
    pub enum StepKind {
        Progress "进展" / "Progress",
        Plan "方案" / "Rectification plan",
        Submission "提请核查" / "Submission for verification",
        Return "退回" / "Return",
        Extension "延期" / "Extension",
        Verification "核查" / "Verification",
    }
}
