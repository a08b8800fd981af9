//! `GET /inbox`: what waits for the caller, in one request. Kinds lie in all layers and their deadlines below them; only here
//! both are known.

mod api;
mod due;
mod question;

pub(super) use api::routes;
