//! The words of a resolution: its states.

platform::words! {
    /// States of 决议决定.
    pub enum ResolutionState {
        Drafted "已起草",
        Passed "已通过",
        InExecution "执行中",
        Executed "已执行",
        Cancelled "已取消",
    }
}

/// Code of a deadline: the execution of a resolution.
pub const RESOLUTION_EXECUTION: &str = "RESOLUTION_EXECUTION";
