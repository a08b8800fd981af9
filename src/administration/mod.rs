//! The commands of administrators.

mod data;
mod people;

pub(crate) use data::{AuditCommand, audit, back_up, copy, doctor, reseal, restore, take_without_log};
pub(crate) use people::{KeyCommand, TokenCommand, UserCommand, keys, token, user};
