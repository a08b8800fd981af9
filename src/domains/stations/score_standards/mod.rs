//! Score standards (计分标准): what the duties of deputies are worth in some years (03 §2.5, §3.8, §4.2).

pub mod api;
pub mod entity;
mod lookup;
pub(crate) mod national;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::ScoreStandards;
pub(crate) use lookup::Standard;
pub use words::{DutyGrade, ScoreStandardState};
pub use workflow::ScoreStandardAction;
