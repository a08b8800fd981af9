//! Assessments (考核): self-assessed by the unit, reviewed by others, disputed within days, approved by decision (00 §5.7).

pub mod api;
pub mod entity;
pub mod guards;
pub mod review;
pub mod rules;
pub mod total;
pub mod words;
pub mod workflow;

pub use entity::Assessments;
pub use words::AssessmentState;
