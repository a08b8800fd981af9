//! The words of a resolution: its states.

platform::words! {
    /// States of 决议决定.
    pub enum ResolutionState {
        Drafted "已起草" / "Drafted",
        Passed "已通过" / "Passed",
        InExecution "执行中" / "In execution",
        Executed "已执行" / "Executed",
        Cancelled "已取消" / "Cancelled",
    }
}

/// Code of a deadline: the execution of a resolution.
pub const RESOLUTION_EXECUTION: &str = "RESOLUTION_EXECUTION";
