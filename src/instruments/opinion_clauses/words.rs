//! The words of a clause: its states, and the types of its columns.

platform::words! {
    /// States of 意见条目.
    pub enum ClauseState {
        Pending "未办",
        InProgress "办理中",
        ResultReported "已报结果",
        Verified "已核实",
        Reopened "重新办理",
    }
}

platform::words! {
    /// What became of a clause.
    pub enum ClauseResult {
        Solved "已解决",
        BasicallySolved "基本解决",
        Planned "列入计划",
        NotAdoptedExplained "暂不采纳已说明",
    }
}

platform::words! {
    /// What the verification found.
    pub enum Verification {
        Unverified "未核",
        Confirmed "属实",
        Refuted "不实",
    }
}

/// Code of a deadline: the next look at a result that is not final.
pub const CLAUSE_RECHECK: &str = "CLAUSE_RECHECK";
/// Code of a deadline: the result of a clause.
pub const CLAUSE_RESULT: &str = "CLAUSE_RESULT";
