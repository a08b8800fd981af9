//! Signing keys: published before they sign, kept until the last token that they signed has ended.

pub mod api;
pub mod entity;
mod ring;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::SigningKeys;
pub(crate) use ring::Ring;
pub use ring::{JsonWebKey, JsonWebKeys};
pub use words::SigningKeyState;
