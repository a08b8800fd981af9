//! Survey responses (答卷): one answer of one person to one question. Who it was is known by a keyed hash only, so that
//! nobody is counted twice (00 §4.9).

mod answer;
pub mod api;
pub mod entity;
pub mod rules;
mod sums;
pub mod words;
pub mod workflow;

pub(crate) use answer::routes;
pub use entity::SurveyResponses;
pub(crate) use sums::{Counted, sums_of};
pub use words::{Level, SurveyResponseState};
