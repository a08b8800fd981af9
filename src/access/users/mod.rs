//! Users: people who sign in, with roles, on behalf of an organization.

pub mod api;
pub mod entity;
mod entrusting;
mod heads;
mod naming;
pub mod rules;
mod ways_in;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::Users;
pub use heads::is_head_of;
pub use naming::{is_of_no_other, named, the_one};
pub use words::UserState;
pub use workflow::UserAction;
