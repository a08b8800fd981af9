//! What was reported of a project every month (进展报送, 07 §2.7): made when the department reports it, never changed.

pub mod api;
pub mod entity;
pub mod of_project;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::ProgressReports;
pub use words::ProgressState;
pub use workflow::ProgressAction;
