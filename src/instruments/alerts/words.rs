//! The words of an alert: its states.

platform::words! {
    /// States of 预警.
    pub enum AlertState {
        Triggered "已触发" / "Triggered",
        Assigned "已分派" / "Assigned",
        Explaining "说明中" / "Explanation under examination",
        Resolved "已处置" / "Resolved",
        FalseAlarm "误报" / "False alarm",
        Escalated "已升级" / "Escalated",
    }
}
