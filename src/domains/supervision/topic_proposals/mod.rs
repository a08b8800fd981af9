//! Topic proposals (议题建议): from any of seven sources to the plan, or to a reasoned reply (02 §2.1, §3.1;
//! 监督法第十二条).

pub mod api;
pub mod effects;
pub mod entity;
pub mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::TopicProposals;
pub use words::{PolicyArea, ProposalState, SourceReference, TopicSource};
pub use workflow::ProposalAction;
