//! Assessment templates (考核方案): what an assessment asks for, of whom, and what the totals are worth (00 §4.10).
//! Publishing one opens an assessment for each organization that it names.

pub mod api;
pub mod entity;
pub mod grades;
pub mod rules;
mod sheets;
pub mod words;
pub mod workflow;

pub use entity::AssessmentTemplates;
pub use grades::{Bands, Grade};
pub use words::{AssessmentTemplateState, ItemMode, TargetKind};
