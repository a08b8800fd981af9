//! Guards and effects of users.

use super::{
    Users,
    api::{NewPassword, NewUser},
};
use crate::{
    access::{membership, passwords},
    platform::{
        actor::Actor,
        problem::Result,
        workflow::{Guarded, Step, Verdict},
    },
    vocabulary::Role,
};
use sea_orm::Condition;

/// Administrators and auditors see the users of their district.
pub(super) fn visible_to(_: &Actor) -> Condition {
    Condition::all()
}

/// The organization is one of the user's district.
pub(super) async fn organization_exists<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let found = membership(step.tx, &step.row.district_code, step.row.organization_id).await?;
    Ok(Verdict::require(found.is_some()).at("/organization_id"))
}

/// Nobody gives or takes more than they have: only the platform's administrator deals with platform administrators.
pub(super) async fn roles_within_reach<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let before = step.before.iter().flat_map(|row| &row.roles.0);
    let touches_platform = before.chain(&step.row.roles.0).any(|role| *role == Role::PlatformAdmin);
    Ok(Verdict::require(!touches_platform || step.call.actor.is(Role::PlatformAdmin)).at("/roles"))
}

/// The same for actions on a user.
pub(super) async fn user_within_reach<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let platform = step.row.roles.0.contains(&Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)))
}

/// A user may be created with a password; without one, nobody can log in as that user yet.
pub(super) async fn set_first_password(step: &mut Step<'_, Users>, body: NewUser) -> Result<()> {
    if let Some(password) = body.password {
        step.row.password_hash = Some(passwords::hash(password.into_string()).await?);
    }
    Ok(())
}

/// Replaces the password.
pub(super) async fn set_password(step: &mut Step<'_, Users>, body: NewPassword) -> Result<()> {
    step.row.password_hash = Some(passwords::hash(body.password.into_string()).await?);
    Ok(())
}
