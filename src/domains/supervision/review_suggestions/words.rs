//! The words of a suggestion: its states.

platform::words! {
    /// States of 审查建议.
    pub enum ReviewSuggestionState {
        Received "已收到" / "Received",
    }
}
