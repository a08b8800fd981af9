//! Login, refreshing, logging out, who one is, and how every secret of a person is checked.

mod api;
mod bounds;
mod claimant;
mod counters;

mod guesses;
mod login;
mod proving;
mod turns;

pub(super) use api::routes;
pub(super) use claimant::{Claimant, find};
pub(super) use counters::PRUNING;
pub(super) use login::{LoginAnswer, signed_in};
pub(super) use proving::{Authenticated, Authenticator};
pub(super) use turns::Turns;
