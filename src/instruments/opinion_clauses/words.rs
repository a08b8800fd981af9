//! The words of a clause: its states, and the types of its columns.

platform::words! {
    /// States of 意见条目.
    pub enum ClauseState {
        Pending "未办" / "Not yet started",
        InProgress "办理中" / "Being handled",
        ResultReported "已报结果" / "Result reported",
        Verified "已核实" / "Verified",
        Reopened "重新办理" / "Reopened",
    }
}

platform::words! {
    /// What became of a clause.
    /// 意见条目的结果。
    pub enum ClauseResult {
        Solved "已解决" / "Solved",
        BasicallySolved "基本解决" / "Basically solved",
        Planned "列入计划" / "Included in a plan",
        NotAdoptedExplained "暂不采纳已说明" / "Not adopted for now, explained",
    }
}

platform::words! {
    /// What the verification found.
    /// 核查结果。
    pub enum Verification {
        Unverified "未核" / "Not verified",
        Confirmed "属实" / "Confirmed",
        Refuted "不实" / "Refuted",
    }
}

/// Code of a deadline: the next look at a result that is not final.
pub const CLAUSE_RECHECK: &str = "CLAUSE_RECHECK";
/// Code of a deadline: the result of a clause.
pub const CLAUSE_RESULT: &str = "CLAUSE_RESULT";
