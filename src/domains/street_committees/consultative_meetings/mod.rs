//! Meetings of consultative bodies (居民议事会议, 01 §2.7, §3.7): what residents say is handed to its handlers, who answer, and the
//! projects that they vote for are recommended.

pub mod api;
mod effects;
pub mod entity;
mod guards;
pub mod rules;
mod voting;
pub mod words;
pub mod workflow;

pub use entity::ConsultativeMeetings;
pub use words::ConsultativeMeetingState;
