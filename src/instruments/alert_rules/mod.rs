//! Alert rules (预警规则): which number about which records is watched, and from which threshold on people look at it
//! (00 §4.11). What can be watched is a closed list of measures, not a language.

pub mod api;
pub mod entity;
mod measure;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::AlertRules;
pub use measure::{AlertLevel, AlertMeasure, MeasureUnit};
pub use words::AlertRuleState;
