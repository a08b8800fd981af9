//! Contacts of street committees with their deputies (联系代表记录, 01 §2.7).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::DeputyContacts;
pub use words::{DeputyContactMode, DeputyContactState};
