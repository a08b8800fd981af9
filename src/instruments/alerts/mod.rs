//! Alerts (预警): a watched number crossed its threshold; somebody explains it, and the committee decides what it means
//! (00 §4.11, §5.7; 上海市预算审查监督条例第二十一条). An alert is a record, not a lamp: when the condition no longer holds it
//! stays until people have dealt with it, because that it held once is what has to be explained.

pub mod api;
mod clock;
mod effects;
pub mod entity;
mod evaluation;
mod measuring;
mod raising;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Alerts;
pub use evaluation::{EVALUATION, evaluate};
pub use words::AlertState;
pub use workflow::AlertAction;
