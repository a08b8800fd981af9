//! API tokens: issued by administrators for users and machines, shown once, stored hashed, revocable.

pub mod api;
pub mod entity;
pub mod rules;
mod secret;
pub mod workflow;

pub use secret::new_secret;
pub(super) use secret::{PREFIX, user_of};
pub use workflow::{ApiTokenState, ApiTokens};
