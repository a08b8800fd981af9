//! Clauses of an opinion (意见条目): one request each, with the organ that answers for it (00 §4.7, §5.5).

pub mod api;
pub mod entity;
mod measures;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::OpinionClauses;
pub use measures::MEASURES;
pub use words::{CLAUSE_RESULT, ClauseResult, ClauseState, Verification};
pub use workflow::ClauseAction;
