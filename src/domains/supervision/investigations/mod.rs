//! Investigations, visits and inspections for a supervision item (调研视察检查, 02 §2.4).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Investigations;
pub use words::InvestigationState;
