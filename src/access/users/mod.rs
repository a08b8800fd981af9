//! Users: people who sign in, with roles, on behalf of an organization.

pub mod api;
pub mod entity;
mod entrusting;
mod naming;
pub mod rules;
pub mod workflow;

pub use workflow::{UserAction, UserState, Users};
