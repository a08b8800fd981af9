//! Deputy groups (代表小组): three or more deputies of one level (00 §4.3).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::DeputyGroups;
pub use words::DeputyGroupState;
