//! Guards and effects of users.

pub(super) use super::entrusting::{
    confirm, confirmer_is_another, decline, nothing_is_asked, powers_are_not_asked, powers_of_another,
    something_is_asked, user_is_another,
};
use super::{
    Users,
    entity::{Column, Model, NewUser, UserContent},
    entrusting::{awaits_confirmation, make_code, new_person, set_aside},
    ways_in::end_sessions_and_tokens,
};
use crate::{
    mandate::is_deputy,
    membership::membership,
    second_factor,
    sessions::{end_all, workflow::SessionAction},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Relation, Verdict},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

pub(super) use super::naming::name_of_the_district;

/// The caller's own account.
pub(super) fn oneself(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.user_id)
}

/// The organization is one of the user's district, and has not ended.
pub(super) async fn organization_exists<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let place = step.row.pending_organization_id.unwrap_or(step.row.organization_id);
    let unchanged = step.before.as_ref().is_some_and(|user| user.organization_id == place);
    let found = membership(step.tx, &step.row.district_code, place, step.today()).await?;
    Ok(Verdict::require(unchanged || found.is_some()).at("/organization_id"))
}

/// A person who is given to a user is a deputy of the district.
pub(super) async fn deputy_exists<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let Some(person) = new_person(step) else { return Ok(Verdict::Holds) };
    Ok(Verdict::require(is_deputy(step.tx, &step.row.district_code, person).await?).at("/deputy_id"))
}

/// A deputy is one active user.
pub(super) async fn deputy_is_nobody_else<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let Some(person) = new_person(step) else { return Ok(Verdict::Holds) };
    let others = super::entity::Entity::find()
        .filter(Column::DeputyId.eq(person))
        .filter(Column::State.eq(super::UserState::Active))
        .filter(Column::Id.ne(step.row.id));
    Ok(Verdict::require(others.count(step.tx).await? == 0).at("/deputy_id"))
}

/// A machine is nobody: it has no other role, and is no deputy.
pub(super) async fn machine_is_nobody<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let row = &step.row;
    let alone = row.roles.0.iter().all(|role| *role == Role::Service) && row.deputy_id.is_none();
    Ok(Verdict::require(!row.roles.0.contains(&Role::Service) || alone).at("/roles"))
}

/// Nobody gives or takes more than they have: only the platform's administrator deals with platform administrators.
pub(super) async fn roles_within_reach<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let before = step.before.iter().flat_map(|row| &row.roles.0);
    let touches_platform = before.chain(&step.row.roles.0).any(|role| *role == Role::PlatformAdmin);
    Ok(Verdict::require(!touches_platform || step.call.actor.is(Role::PlatformAdmin)).at("/roles"))
}

/// The same for actions on a user.
pub(super) async fn user_within_reach<B>(step: &Step<'_, Users>, _: &B) -> Guarded {
    let mut roles = step.row.roles.0.iter().chain(&step.row.pending_roles.0);
    let platform = roles.any(|role| *role == Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)))
}

/// A new user gets a one-time code and sets a password with it: nobody else ever knows the password.
pub(super) async fn begin(step: &mut Step<'_, Users>, _: NewUser) -> Result<()> {
    make_code(step)?;
    set_aside(step, None)
}

/// What an edit gives and one administrator may not give alone waits for another.
pub(super) async fn give(step: &mut Step<'_, Users>, _: UserContent) -> Result<()> {
    let before = step.before.clone();
    set_aside(step, before.as_ref())
}

/// The offices that a disabled user had are given anew.
pub(super) async fn give_again(step: &mut Step<'_, Users>, _: Reason) -> Result<()> {
    set_aside(step, None)
}

/// A code for a user who has forgotten the password. The old one is good until the code is used.
pub(super) async fn issue_code(step: &mut Step<'_, Users>, _: Note) -> Result<()> {
    make_code(step)?;
    step.row.pending_code = awaits_confirmation(step);
    Ok(())
}

/// Whoever lost the device of the second factor asks an administrator, who knows them.
pub(super) async fn reset_second_factor(step: &mut Step<'_, Users>, _: Reason) -> Result<()> {
    if awaits_confirmation(step) {
        step.row.pending_factor_reset = true;
        return Ok(());
    }
    second_factor::forget(step.tx, step.row.id).await?;
    step.row.second_factor = false;
    end_all(step.work(), step.row.id, SessionAction::Stop, None).await
}

/// A disabled user has no session and no token, and gets none back when enabled again.
pub(super) async fn lose_everything(step: &mut Step<'_, Users>, reason: Reason) -> Result<()> {
    decline(step, reason).await?;
    (step.row.code_hash, step.row.second_code_hash, step.row.code_expires_at) = (None, None, None);
    end_sessions_and_tokens(step).await
}
