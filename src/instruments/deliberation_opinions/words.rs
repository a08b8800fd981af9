//! The words of a deliberation opinion: its states.

platform::words! {
    /// States of 审议意见.
    pub enum OpinionState {
        Drafted "起草",
        Approved "已审定",
        Issued "已交办",
        InHandling "研究处理中",
        Consulting "征求意见中",
        Commented "意见已反馈",
        Reported "已书面报告",
        Deliberated "已再审议",
        Voted "已测评",
        Closed "办结",
        Tracking "跟踪监督",
    }
}

/// Code of a deadline: the disposal report.
pub const DISPOSAL: &str = "DISPOSAL_REPORT";
