//! Assignments (交办任务): from the district to its streets, and what streets report to the district (01 §2.6, §3.6). An accepted one
//! covers activities of supervision in the street (01 §4.1).

pub mod api;
mod basis;
mod clock;
mod covering;
mod effects;
pub mod entity;
mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use covering::answers;
pub use entity::Assignments;
pub use words::{Adoption, AssignmentCategory, AssignmentDirection, AssignmentState};
pub use workflow::AssignmentAction;
