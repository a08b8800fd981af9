//! The commands of administrators.

mod data;
mod people;

pub(crate) use data::{AuditCommand, audit, back_up, copy, doctor, reseal, restore};
pub(crate) use people::{KeyCommand, TokenCommand, UserCommand, keys, token, user};
