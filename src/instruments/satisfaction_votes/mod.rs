//! Satisfaction votes (满意度测评): how satisfied the members are, by a secret ballot and the result rule (00 §6.3).

pub mod api;
pub mod entity;
mod measures;
pub mod result;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::SatisfactionVotes;
pub use measures::MEASURES;
pub use result::{SatisfactionResult, satisfaction};
pub use words::SatisfactionVoteState;
