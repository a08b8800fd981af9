//! Resolutions and decisions (决议、决定): passed by more than half of all members, then executed and reported (00 §4.7).

pub mod api;
mod carrying_out;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use carrying_out::pass_and_start;
pub use entity::Resolutions;
pub use words::ResolutionState;
pub use workflow::ResolutionAction;
