//! Surveys (调查): a question set put to the public, to a sample or to the users of a service, counted into a score and a
//! share of those who know of it (00 §4.9).

pub mod api;
mod closing;
pub mod entity;
pub mod rules;
pub mod score;
pub mod words;
pub mod workflow;

pub(super) use closing::reactions;
pub use entity::Surveys;
pub use rules::{least_valid, too_small};
pub use words::SurveyState;
pub use workflow::SurveyAction;
