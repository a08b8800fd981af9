//! Guards and effects of API tokens.

use super::{
    ApiTokens,
    api::Rotation,
    entity::{ApiTokenContent, Column, Model},
    secret::new_secret,
};
use crate::users::Users;
use chrono::Duration;
use platform::{
    call::Step,
    problem::Result,
    records::{actor::Actor, record::Content},
    values::text::Text,
    vocabulary::Role,
    workflow::{Guarded, Relation, Verdict},
};

/// The caller's own token.
pub(super) fn holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::UserId, actor.user_id)
}

/// A token is issued for oneself, or by an administrator for a machine: nobody acts as somebody else. Whoever works on the
/// machine itself could set the user's password, and does not need to (decision 41).
pub(super) async fn of_oneself_or_a_machine(step: &Step<'_, ApiTokens>, body: &ApiTokenContent) -> Guarded {
    let user = step.referred::<Users>(body.user_id, "/user_id").await?;
    let administers = step.call.actor.is_any(&[Role::DistrictAdmin, Role::PlatformAdmin]);
    let own = user.id == step.call.actor.user_id || step.call.actor.is_operator();
    Ok(Verdict::require(own || (administers && user.is_machine())).at("/user_id"))
}

/// The same for a new secret; a token that somebody else issued for a person gets none.
pub(super) async fn of_its_issuer_or_a_machine<B>(step: &Step<'_, ApiTokens>, _: &B) -> Guarded {
    let user = step.stored::<Users>(step.row.user_id).await?;
    let own = user.id == step.call.actor.user_id && step.row.created_by == user.id;
    let administers = step.call.actor.is_any(&[Role::DistrictAdmin, Role::PlatformAdmin]);
    Ok(Verdict::require(own || (administers && user.is_machine())))
}

/// A token ends: at most 366 days from now.
pub(super) async fn expires_within_a_year(step: &Step<'_, ApiTokens>, body: &ApiTokenContent) -> Guarded {
    let (now, latest) = (step.call.now, step.call.now + Duration::days(366));
    let fits = now < body.expires_at && body.expires_at <= latest;
    Ok(Verdict::require(fits).with("latest", latest.to_rfc3339()).at("/expires_at"))
}

/// A scope of a domain that is not there would silently allow nothing.
pub(super) async fn scopes_are_known(step: &Step<'_, ApiTokens>, body: &ApiTokenContent) -> Guarded {
    let known = &step.call.service.scoped;
    let unknown =
        body.scopes.iter().position(|scope| scope.domain.as_ref().is_some_and(|name| !known.contains(name)));
    let fits = unknown.is_none() && !body.scopes.is_empty() && body.scopes.len() <= 40;
    let pointer = unknown.map_or_else(|| "/scopes".to_owned(), |place| format!("/scopes/{place}"));
    Ok(Verdict::require(fits).with("known", known.iter().cloned().collect::<Vec<_>>()).at(&pointer))
}

/// Tokens of platform administrators are theirs alone.
pub(super) async fn holder_within_reach<B>(step: &Step<'_, ApiTokens>, _: &B) -> Guarded {
    let user = step.stored::<Users>(step.row.user_id).await?;
    let platform = user.roles.0.contains(&Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)))
}

/// A rotated token ends as soon as a new one would, and its old secret is not good for long.
pub(super) async fn ends_within_a_year(step: &Step<'_, ApiTokens>, body: &Rotation) -> Guarded {
    let (now, latest) = (step.call.now, step.call.now + Duration::days(366));
    if body.overlap_hours.is_some_and(|hours| hours > 720) {
        return Ok(Verdict::require(false).at("/overlap_hours"));
    }
    let fits = body.expires_at.is_none_or(|at| now < at && at <= latest);
    Ok(Verdict::require(fits).with("latest", latest.to_rfc3339()).at("/expires_at"))
}

/// Makes the secret; only its hash is stored.
pub(super) async fn make_secret(step: &mut Step<'_, ApiTokens>, _: ApiTokenContent) -> Result<()> {
    let (secret, hash) = new_secret()?;
    step.row.hint = Text::stored(secret.get(secret.len().saturating_sub(4)..).unwrap_or_default());
    step.row.secret_hash = hash;
    step.row.issued_at = Some(step.call.now);
    step.row.token = Some(secret);
    Ok(())
}

/// Makes a new secret; the old one is good for a while, so that the machine can be told without a break.
pub(super) async fn rotate_secret(step: &mut Step<'_, ApiTokens>, body: Rotation) -> Result<()> {
    let overlap = Duration::hours(body.overlap_hours.unwrap_or(24).into());
    step.row.previous_hash = Some(step.row.secret_hash.clone());
    step.row.previous_until = Some(step.call.now + overlap);
    if let Some(end) = body.expires_at {
        step.row.expires_at = end;
    }
    let content = ApiTokenContent::read(&step.row);
    make_secret(step, content).await
}
