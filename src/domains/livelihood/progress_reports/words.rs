//! The words of a monthly report: its states.

platform::words! {
    /// States of 进展报送.
    pub enum ProgressState {
        Reported "已报送" / "Reported",
        Corrected "已更正" / "Corrected by another",
    }
}
