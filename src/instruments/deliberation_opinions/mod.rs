//! Deliberation opinions (审议意见): what the Standing Committee asks of an organ, and how the organ deals with it
//! (00 §4.7, §5.5; 监督法第十七条).

pub mod api;
pub mod effects;
pub mod entity;
pub mod guards;
mod lookup;
pub mod rules;
mod source;
mod telling;
pub mod words;
pub mod workflow;

pub use effects::reopen;
pub use entity::DeliberationOpinions;
pub use guards::ESCALATIONS;
pub use lookup::{opinion_on, opinions_on};
pub use source::{Deliberation, Handling};
pub use telling::told_of;
pub use words::{DISPOSAL, OpinionState};
pub use workflow::OpinionAction;
