//! API tokens: of users for themselves, of administrators for machines; shown once, stored hashed, scoped, rotated, revocable.

pub mod api;
pub mod entity;
pub mod rules;
mod secret;
mod uses;
pub mod words;
pub mod workflow;

pub use entity::ApiTokens;
pub use secret::new_secret;
pub(super) use secret::{PREFIX, find, hash, proof};
pub(super) use uses::Uses;
pub use words::ApiTokenState;
pub use workflow::ApiTokenAction;
