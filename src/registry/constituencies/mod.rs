//! Constituencies (选区): where deputies of districts and towns are elected (00 §4.3).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Constituencies;
pub use words::ConstituencyState;
