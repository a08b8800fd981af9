//! The words of a term: its states.

platform::words! {
    /// States of 届.
    pub enum TermState {
        Active "有效",
    }
}
