//! Visits of the groups of deputies (视察, 07 §2.7): who was there, what was found, which becomes an issue that the department answers
//! for, and what is suggested.

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Visits;
pub use words::VisitState;
pub use workflow::VisitAction;
