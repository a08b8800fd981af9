//! Reception rules (接待日规则): on which days a site receives people, as a rule that recurs and gives way to holidays (03 §2.2, §4.6).

pub mod api;
mod dates;
pub mod entity;
mod listing;
mod planning;
mod recurrence;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::ReceptionRules;
pub(crate) use listing::routes;
pub use planning::reactions;
pub use words::{HolidayPolicy, ReceptionRuleState};
pub use workflow::ReceptionRuleAction;
