//! Terms (届): five years between two elections of the congress (00 §4.2).

pub mod api;
pub mod entity;
pub mod rules;
pub mod workflow;

pub use workflow::{TermState, Terms};
