//! The words of a score: its states.

platform::words! {
    /// States of 选题评分.
    pub enum TopicScoreState {
        Given "已评分",
    }
}
