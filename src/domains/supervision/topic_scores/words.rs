//! The words of a score: its states.

use platform::values::numbers::Whole;

platform::words! {
    /// States of 选题评分.
    pub enum TopicScoreState {
        Given "已评分" / "Scored",
    }
}

/// A mark: 1 is least, 10 is most.
pub type Mark = Whole<1, 10>;
