//! Deputies (人大代表) and their qualification (00 §4.3, §5.1).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Deputies;
pub use words::{CongressLevel, DeputyState};
pub use workflow::DeputyAction;
