//! Sign-on at an OpenID Connect provider: authorization code flow with PKCE, state and nonce (`docs/decisions/0029`).

mod account;
mod api;
mod attempt;
mod configuration;
mod id_token;
mod provider;
mod remote;
mod session;

pub(super) use api::routes;
pub use configuration::OpenIdConnectSettings;
pub use provider::{Provider, look};

use crate::codes;
use platform::problem::Problem;

/// A sign-on that is not believed. The caller learns in which step, the log why; neither sees a code or a token.
fn refused(reason: &'static str, why: impl std::fmt::Display) -> Problem {
    tracing::warn!(reason, why = %why, "a sign-on was refused");
    Problem::new(codes::SIGN_ON_REFUSED).with("reason", reason)
}

/// A provider that does not answer as one that can be used.
fn unavailable(why: impl std::fmt::Display) -> Problem {
    Problem::new(codes::PROVIDER_UNAVAILABLE).because(why).retry_after(5)
}
