//! The words of a visit: its states.

platform::words! {
    /// States of 视察.
    pub enum VisitState {
        Recorded "已登记" / "Recorded",
    }
}
