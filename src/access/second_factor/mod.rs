//! The second factor: a code of an authenticator app (RFC 6238) or a recovery code.

mod api;
mod factor;
mod freshness;
mod prove;
mod totp;

pub(super) use api::routes;
pub(super) use factor::{Spent, forget, matching};
pub(super) use freshness::is_fresh;
