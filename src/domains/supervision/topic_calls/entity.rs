//! The row of a call for topics.

use super::words::{CallChannel, TopicCallState};
use platform::records::record::List;

platform::record! {
    /// A call for topics.
    TopicCalls = "topic_call", TopicCallState {
        plan_year: i32,
        opens_on: Date,
        closes_on: Date,
        channels: List<CallChannel>,
    }
}
