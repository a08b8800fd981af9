//! Rule sets (规则集): numbers set by law, by practice or by assumption, as dated data with their article.
//! A district's set goes before the municipality's, and that before the national defaults in `national.rs`.

pub mod api;
pub mod entity;
mod lookup;
mod national;
mod provenance;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::RuleSets;
pub use lookup::{Rule, RuleBook, rule};
pub use words::{RuleKind, RuleSetState};
