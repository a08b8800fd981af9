//! Institution rules of street committees (制度, 01 §2.3, §3.2).

pub mod api;
mod clock;
mod effects;
pub mod entity;
mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use effects::{reactions, stop_clocks};
pub use entity::InstitutionRules;
pub use words::{InstitutionKind, InstitutionRuleState};
pub use workflow::InstitutionRuleAction;
