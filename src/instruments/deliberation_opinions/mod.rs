//! Deliberation opinions (审议意见): what the Standing Committee asks of an organ, and how the organ deals with it
//! (00 §4.7, §5.5; 监督法第十七条).

pub mod api;
pub mod effects;
pub mod entity;
pub mod guards;
mod lookup;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use effects::RECHECK;
pub use entity::DeliberationOpinions;
pub use lookup::opinion_on;
pub use words::{DISPOSAL, OpinionState};
pub use workflow::OpinionAction;
