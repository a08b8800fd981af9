//! The words of an issue: its states.

platform::words! {
    /// States of 问题整改.
    pub enum IssueState {
        Registered "已登记",
        Assigned "已交办",
        Planned "已定方案",
        Rectifying "整改中",
        Submitted "待核查",
        Returned "退回",
        LongTerm "持续整改",
        Escalated "已升级",
        Closed "已销号",
        Cancelled "已撤销",
    }
}

/// Code of a deadline: the rectification.
pub const ISSUE_RECTIFICATION: &str = "ISSUE_RECTIFICATION";
/// Code of a deadline: the yearly report on what takes long.
pub const ISSUE_PROGRESS: &str = "ISSUE_PROGRESS";
