//! `GET /trace`: where a record came from and what became of it. Kinds of records say in their listings what ties them to
//! others (`ties.rs` of their layers), people and actions tie any two by links; here both are followed, step by step, as far as
//! the caller sees.

mod api;
mod linked;
mod walk;

pub(super) use api::routes;
