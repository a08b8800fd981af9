//! Reports of street committees to the Standing Committee (工委工作报告, 01 §2.7, §3.7): submitted, put on an agenda, heard, and what the
//! members said of them put right, opinion by opinion (地方组织法第五十九条).

mod agenda;
pub mod api;
mod clock;
mod effects;
pub mod entity;
mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use agenda::reactions;
pub(crate) use effects::is_reported;
pub use entity::Reports;
pub use words::{ReportKind, ReportState};
pub use workflow::ReportAction;
