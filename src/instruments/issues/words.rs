//! The words of an issue: its states.

platform::words! {
    /// States of 问题整改.
    pub enum IssueState {
        Registered "已登记" / "Registered",
        Assigned "已交办" / "Assigned",
        Planned "已定方案" / "Plan submitted",
        Rectifying "整改中" / "Under rectification",
        Submitted "待核查" / "Awaiting verification",
        Returned "退回" / "Returned",
        LongTerm "持续整改" / "Continuous rectification",
        Escalated "已升级" / "Escalated",
        Closed "已销号" / "Verified and closed",
        Cancelled "已撤销" / "Cancelled",
    }
}

/// Code of a deadline: the rectification.
pub const ISSUE_RECTIFICATION: &str = "ISSUE_RECTIFICATION";
/// Code of a deadline: the yearly report on what takes long.
pub const ISSUE_PROGRESS: &str = "ISSUE_PROGRESS";
