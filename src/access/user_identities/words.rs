//! The words of an identity: its states.

platform::words! {
    /// States of 外部身份.
    pub enum UserIdentityState {
        Linked "已关联" / "Linked",
        Unlinked "已解除" / "Unlinked",
        Asked "待确认" / "Awaiting confirmation",
    }
}
