//! Guards and effects of users.

use super::{Users, api::NewUser};
use crate::{
    access::{
        api_tokens::{ApiTokenAction, ApiTokenState, ApiTokens, entity::Column},
        membership,
        passwords::codes,
        second_factor,
        sessions::{end_all, workflow::SessionAction},
    },
    platform::{
        actor::Actor,
        problem::Result,
        workflow::{Guarded, Note, Reason, Step, Verdict},
    },
    vocabulary::Role,
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

pub(super) use super::naming::name_of_the_district;

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

/// A new user gets a one-time code and sets a password with it: nobody else ever knows the password.
pub(super) async fn issue_first_code(step: &mut Step<'_, Users>, _: NewUser) -> Result<()> {
    make_code(step)
}

/// The same for a user who has forgotten the password. The old one is good until the code is used.
pub(super) async fn issue_code(step: &mut Step<'_, Users>, _: Note) -> Result<()> {
    make_code(step)
}

fn make_code(step: &mut Step<'_, Users>) -> Result<()> {
    let code = codes::new()?;
    step.row.code_hash = Some(codes::hash(&code));
    step.row.code_expires_at = Some(step.call.now + codes::VALIDITY);
    step.row.one_time_code = Some(code);
    Ok(())
}

/// Whoever lost the device of the second factor asks an administrator, who knows them.
pub(super) async fn reset_second_factor(step: &mut Step<'_, Users>, _: Reason) -> Result<()> {
    second_factor::forget(step.tx, step.row.id).await?;
    step.row.second_factor = false;
    end_all(step.scene(), step.row.id, SessionAction::Stop, None).await
}

/// A disabled user has no session and no token, and gets none back when enabled again.
pub(super) async fn lose_everything(step: &mut Step<'_, Users>, _: Reason) -> Result<()> {
    (step.row.code_hash, step.row.code_expires_at) = (None, None);
    let (scene, user) = (step.scene(), step.row.id);
    end_all(scene, user, SessionAction::Stop, None).await?;
    let tokens = scene.all::<ApiTokens>().filter(Column::UserId.eq(user));
    let active = tokens.filter(Column::State.eq(ApiTokenState::Active)).all(scene.tx).await?;
    for token in active {
        scene.advance::<ApiTokens>(token, ApiTokenAction::Revoke, |_| {}).await?;
    }
    Ok(())
}
