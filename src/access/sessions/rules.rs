//! Whose a session is.

use super::entity::{Column, Model};

use platform::{records::actor::Actor, workflow::Relation};

/// The caller's own session.
pub(super) fn holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::UserId, actor.user_id)
}
