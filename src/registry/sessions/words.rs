//! The words of a session: its states.

platform::words! {
    /// States of 次会议.
    pub enum SessionState {
        Active "有效" / "Active",
    }
}
