//! Sessions (次会议) of the congress within a term (00 §4.2).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Sessions;
pub use words::SessionState;
