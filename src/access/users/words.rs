//! The words of a user: its states.

platform::words! {
    /// States of 用户.
    pub enum UserState {
        Active "启用" / "Enabled",
        Disabled "停用" / "Disabled",
    }
}
