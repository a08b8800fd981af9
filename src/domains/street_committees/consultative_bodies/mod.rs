//! Consultative bodies of residents (居民议事组织, 01 §2.7): who is asked in a street, in a term.

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;
mod yearly;

pub use entity::ConsultativeBodies;
pub use words::{Background, ConsultativeBodyState};
pub(crate) use yearly::has_met;
