//! Who sees which session.

use super::entity::{Column, Model};
use crate::ownership::own_or_all;
use platform::records::actor::Actor;
use sea_orm::Condition;

/// One's own; administrators and auditors see those of their district.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    own_or_all(actor, Column::UserId)
}

/// The caller's own session.
pub(super) fn holder(actor: &Actor, row: &Model) -> bool {
    row.user_id == actor.user_id
}
