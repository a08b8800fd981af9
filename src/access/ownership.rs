//! Who sees what belongs to one user.

use platform::{records::actor::Actor, vocabulary::Role};
use sea_orm::{ColumnTrait, Condition};

/// What is one's own, by the column of the user; administrators and auditors see all of their district.
pub(crate) fn own_or_all(actor: &Actor, user: impl ColumnTrait) -> Condition {
    if actor.is_any(&[Role::DistrictAdmin, Role::PlatformAdmin, Role::Auditor]) {
        return Condition::all();
    }
    Condition::all().add(user.eq(actor.user_id))
}
