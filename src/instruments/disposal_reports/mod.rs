//! Disposal reports (研究处理情况报告): how an organ dealt with an opinion, clause by clause (00 §4.7).
//! The actions are on the opinion; a report follows them.

pub mod api;
pub mod entity;
mod lookup;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::DisposalReports;
pub use lookup::submitted_reports_of;
pub use words::{ClauseOutcome, CommentVerdict, DisposalState};
pub use workflow::DisposalAction;
