//! Candidates (候选项目): what the deputies may select (07 §2.4, §3.3).

pub mod api;
mod effects;
pub mod entity;
mod exits;
mod guards;
mod of_cycle;
mod origins;
pub mod rules;
mod staging;
pub mod words;
pub mod workflow;

pub use entity::Candidates;
pub(crate) use exits::Exits;
pub(crate) use of_cycle::{Origin, makes_candidate, of_cycle, of_origins, screened_as_it_stands};
pub(crate) use staging::lead_to_the_whole;
pub use words::CandidateState;
pub use workflow::CandidateAction;
