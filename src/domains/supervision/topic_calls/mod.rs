//! Calls for topics (议题征集): when, and through which channels, topics for the plan of a year may be proposed
//! (02 §2.1, §3.1; 监督法第十二条).

pub mod api;
mod closing;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use closing::reactions;
pub use entity::TopicCalls;
pub use words::{CallChannel, TopicCallState};
pub use workflow::TopicCallAction;
