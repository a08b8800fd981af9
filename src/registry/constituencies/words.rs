//! The words of a constituency: its states.

platform::words! {
    /// States of 选区.
    pub enum ConstituencyState {
        Active "有效" / "Active",
    }
}
