//! The words of an identity: its states.

platform::words! {
    /// States of 外部身份.
    pub enum UserIdentityState {
        Linked "已关联",
        Unlinked "已解除",
        Asked "待确认",
    }
}
