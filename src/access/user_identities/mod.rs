//! Identities: who a user is at an OpenID Connect provider.

pub mod api;
pub mod entity;
mod linking;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::UserIdentities;
pub(crate) use linking::{find, has_had_one, link, unlink_all};
pub use words::UserIdentityState;
pub use workflow::UserIdentityAction;
