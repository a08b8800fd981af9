//! Post-evaluations (后评估): what a project has brought half a year after it was completed, and whether it goes on (07 §2.9, §3.5).

pub mod api;
mod concluding;
pub mod entity;
mod following;
pub mod grade;
mod of_project;
pub mod rules;
mod scoring;
pub mod words;
pub mod workflow;

pub use entity::PostEvaluations;
pub(crate) use following::reactions;
pub(crate) use of_project::{is_told, of_project};
pub use words::PostEvaluationState;
pub use workflow::PostEvaluationAction;
