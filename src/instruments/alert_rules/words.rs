//! The words of an alert rule: its states.

platform::words! {
    /// States of 预警规则.
    pub enum AlertRuleState {
        Disabled "停用" / "Disabled",
        Enabled "启用" / "Enabled",
    }
}
