//! The words of a session: its states.

platform::words! {
    /// States of 会话.
    pub enum SignInSessionState {
        Active "有效" / "Active",
        Ended "已结束" / "Ended",
    }
}
