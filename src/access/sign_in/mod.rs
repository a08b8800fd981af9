//! Login, refreshing, logging out, and who one is.

mod api;
mod door;
pub(super) mod guesses;
mod login;

pub(super) use api::routes;
pub(super) use door::Door;
pub(super) use login::{LoginAnswer, signed_in};
