//! Evaluations (监督评估): how well the supervision of an item was aimed, and what effect it had (02 §2.5, §3.9, §4.3).

pub mod api;
pub mod conclusion;
pub mod entity;
pub mod facts;
pub mod index;
pub mod opening;
pub mod opinion_quality;
pub mod rules;
pub mod similarity;
pub mod words;
pub mod workflow;

pub use entity::Evaluations;
pub use index::Band;
pub(super) use opening::reactions;
pub use words::EvaluationState;
pub use workflow::EvaluationAction;
