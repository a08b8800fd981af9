//! Terms (届): five years between two elections of the congress (00 §4.2).

pub mod api;
pub mod entity;
pub mod rules;
mod running;
pub mod words;
pub mod workflow;

pub use entity::Terms;
pub(crate) use rules::last_thinkable_day;
pub use running::{Office, Running, running, term_on};
pub use words::{TermState, Vacancy};
pub use workflow::TermAction;
