//! The row of a call for topics.

use super::api::CallChannel;
use platform::record::List;

platform::record! {
    /// A call for topics.
    "topic_call", super::TopicCallState {
        plan_year: i32,
        opens_on: Date,
        closes_on: Date,
        channels: List<CallChannel>,
    }
}
