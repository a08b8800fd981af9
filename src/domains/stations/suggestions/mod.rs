//! Suggestions of deputies (代表建议): from the draft to the reply, and what the deputy thinks of it (03 §2.4, §3.4).

pub mod api;
mod assigning;
mod clocks;
mod drafting;
mod ending;
pub mod entity;
mod giving_up;
mod handling;
mod leading;
mod replying;
mod returning;
pub mod rules;
pub(crate) mod seen;
pub mod words;
pub mod workflow;

pub(crate) use clocks::await_submission;
pub(crate) use drafting::presidium_of;
pub use entity::Suggestions;
pub use giving_up::reactions;
pub(crate) use leading::speaker_of;
pub use words::SuggestionState;
pub use workflow::SuggestionAction;
