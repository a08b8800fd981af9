//! The words of a deadline: its states.

platform::words! {
    /// States of 时限.
    pub enum DeadlineState {
        Running "进行中",
        Met "按期",
        MetLate "逾期完成",
        Overdue "已逾期",
        Extended "已延期",
        Cancelled "取消",
    }
}
