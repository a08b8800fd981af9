//! Assessments (考核): self-assessed by the unit, reviewed by others, disputed within days, approved by decision (00 §5.7).

pub mod api;
mod correction;
pub mod entity;
pub mod guards;
pub mod review;
mod reviewers;
pub mod rules;
mod sheet;
mod there;
pub mod total;
pub mod words;
pub mod workflow;

pub use entity::Assessments;
pub use sheet::{OfStations, OfStreets, Part, Sheet, scope};
pub use there::there_long_enough;
pub use words::{AssessmentState, FoundVeto};
pub use workflow::AssessmentAction;
