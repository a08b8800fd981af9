//! The words of a question: its states.

platform::words! {
    /// States of 询问问题.
    pub enum InquiryQuestionState {
        Listed "已列入" / "Listed",
        Answered "已答复" / "Answered",
    }
}
