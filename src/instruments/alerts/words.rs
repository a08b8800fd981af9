//! The words of an alert: its states.

platform::words! {
    /// States of 预警.
    pub enum AlertState {
        Triggered "已触发",
        Assigned "已分派",
        Explaining "说明中",
        Resolved "已处置",
        FalseAlarm "误报",
        Escalated "已升级",
    }
}
