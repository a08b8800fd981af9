//! The verdict on a project: reports that the Standing Committee hears, surveys, votes, the evaluation, and its closing (07 §3.4, §4.6,
//! §4.7).

mod agencies;
pub mod bodies;
pub(super) mod clock;
mod closing;
mod evaluation;
mod exit_flag;
mod following;
pub(crate) mod open_items;
mod reopening;
pub(crate) mod rules;
mod scoring;
mod surveys;
mod votes;
pub mod words;

pub(crate) use following::reactions;
