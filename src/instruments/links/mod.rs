//! Links (关联): what became of a record, what it rests on, what answers it; between records of any kinds (00 §4.11).
//! People make links here; effects of actions make them with [`connect`].

pub mod api;
mod connect;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use connect::{connect, disconnect, leads_back, pass_on, raised_to};
pub use entity::Links;
pub use words::{LinkKind, LinkState};
