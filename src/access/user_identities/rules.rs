//! Guards and effects of identities.

use super::{UserIdentities, UserIdentityState, entity::UserIdentityContent};
use crate::{
    sessions::{Sessions, SignInSessionState, entity::Column, workflow::SessionAction},
    users::Users,
};
use platform::{
    call::Step,
    problem::Result,
    vocabulary::Role,
    workflow::{Guarded, Reason, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};

/// The user is of this district; whoever signs on as somebody has what they have, so nobody links more than they are.
pub(super) async fn user_within_reach(
    step: &Step<'_, UserIdentities>,
    body: &UserIdentityContent,
) -> Guarded {
    let user = step.referred::<Users>(body.user_id, "/user_id").await?;
    let platform = user.roles.0.contains(&Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)).at("/user_id"))
}

/// Identities of platform administrators are theirs alone.
pub(super) async fn holder_within_reach<B>(step: &Step<'_, UserIdentities>, _: &B) -> Guarded {
    let user = step.stored::<Users>(step.row.user_id).await?;
    let platform = user.roles.0.contains(&Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)))
}

/// Neither who asked nor whose identity it would be confirms.
pub(super) async fn confirmer_is_another<B>(step: &Step<'_, UserIdentities>, _: &B) -> Guarded {
    let me = step.call.actor.user_id;
    Ok(Verdict::require(step.row.created_by != me && step.row.user_id != me))
}

/// Whoever signs on with it is the user: where two administrators gave the user an office, two give this too.
pub(super) async fn link_or_ask(step: &mut Step<'_, UserIdentities>, _: UserIdentityContent) -> Result<()> {
    let user = step.stored::<Users>(step.row.user_id).await?;
    if user.is_entrusted() && !step.call.actor.is_operator() {
        step.lead_to(UserIdentityState::Asked)?;
    }
    Ok(())
}

/// What the identity opened ends with it; sessions that a password opened go on.
pub(super) async fn end_its_sessions(step: &mut Step<'_, UserIdentities>, _: Reason) -> Result<()> {
    let work = step.work();
    let opened = work
        .all::<Sessions>()
        .filter(Column::UserId.eq(step.row.user_id))
        .filter(Column::UserIdentityId.eq(step.row.id))
        .filter(Column::State.eq(SignInSessionState::Active));
    for session in opened.all(work.tx).await? {
        work.advance::<Sessions>(session, SessionAction::Stop, |_| {}).await?;
    }
    Ok(())
}
