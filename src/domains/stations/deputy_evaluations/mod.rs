//! Evaluations of deputies (年度履职评价): the duty score of a year, and what four parties say of it (03 §2.5, §3.8).

pub mod api;
mod effects;
pub mod entity;
mod following;
mod formula;
pub mod rules;
mod scoring;
pub mod words;
pub mod workflow;

pub use entity::DeputyEvaluations;
pub use following::reactions;
pub use words::DeputyEvaluationState;
pub use workflow::DeputyEvaluationAction;
