//! Steps of an issue (整改过程): the ledger of what was planned, done, submitted and found; append only (00 §4.8).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::IssueSteps;
pub use rules::record;
pub use words::{IssueStepState, StepKind};
