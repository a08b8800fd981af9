//! Ballot rules (票决办法): how the congress votes on the projects of a year (07 §2.5, §3.3).

pub mod api;
pub mod entity;
mod in_force;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::BallotRules;
pub(crate) use in_force::rule_in_force;
pub use words::BallotRuleState;
pub use workflow::BallotRuleAction;
