//! What the department of a project asks of another organization (协调事项, 07 §2.7, §3.5): answered within days, escalated to the
//! government office when it is not, or when the answer is sent back twice.

pub mod api;
mod ending;
pub mod entity;
mod following;
pub mod of_project;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use ending::end_with;
pub use entity::CoordinationRequests;
pub(crate) use following::reactions;
pub use words::CoordinationState;
pub use workflow::CoordinationAction;
