//! Duty reports (述职): what a deputy tells the voters of the own constituency, and how they rate it (03 §2.5, §3.7).

pub mod api;
mod clocks;
mod effects;
pub mod entity;
mod notice;
mod ratings;
pub mod rules;
pub mod words;
pub mod workflow;

pub use effects::reactions;
pub use entity::DutyReports;
pub use words::{DutyReportForm, DutyReportState};
pub use workflow::DutyReportAction;
