//! Sessions: a login lives on in refresh tokens that are used once each; whoever uses one twice ends it.

pub mod api;
mod changes;
pub mod entity;
mod refresh;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use changes::ChangeByAnother;
pub use entity::Sessions;
pub(crate) use refresh::{Entrance, Opened, begin, end_all, find, renew, session_of};
pub use words::SignInSessionState;
