//! Duty records (履职记录): what deputies did, entered by themselves or by what they did here, and verified by others
//! (03 §2.5, §3.6).

pub mod api;
mod clock;
pub mod entity;
mod making;
mod of_activities;
mod once;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::DutyRecords;
pub use making::{of_report, of_suggestion, revoke_of_suggestion};
pub use of_activities::reactions;
pub use words::{DutyRecordState, DutyType};
pub use workflow::DutyRecordAction;
