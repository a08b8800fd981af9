//! Login, refreshing, logging out, who one is, and how every secret of a person is checked.

mod api;
mod bounds;
mod counters;
mod door;
mod guesses;
mod login;
mod proving;
mod turns;

pub(super) use api::routes;
pub(super) use counters::PRUNING;
pub(super) use door::{Door, find};
pub(super) use login::{LoginAnswer, signed_in};
pub(super) use proving::{Proven, Shown};
pub(super) use turns::Turns;
