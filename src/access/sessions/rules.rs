//! Who sees which session.

use super::entity::{Column, Model};
use platform::{records::actor::Actor, vocabulary::Role};
use sea_orm::{ColumnTrait, Condition};

/// One's own; administrators and auditors see those of their district.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_any(&[Role::DistrictAdmin, Role::PlatformAdmin, Role::Auditor]) {
        return Condition::all();
    }
    Condition::all().add(Column::UserId.eq(actor.user_id))
}

/// The caller's own session.
pub(super) fn holder(actor: &Actor, row: &Model) -> bool {
    row.user_id == actor.user_id
}
