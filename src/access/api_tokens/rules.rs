//! Guards and effects of API tokens.

use super::{ApiTokens, api::ApiTokenContent, secret::new_secret};
use crate::{
    access::users::Users,
    platform::{
        actor::Actor,
        problem::Result,
        workflow::{Guarded, Step, Verdict},
    },
    vocabulary::Role,
};
use chrono::Duration;
use sea_orm::Condition;

/// Administrators and auditors see the tokens of their district.
pub(super) fn visible_to(_: &Actor) -> Condition {
    Condition::all()
}

/// The user is of this district; a token never gives more than its issuer has.
pub(super) async fn user_within_reach(step: &Step<'_, ApiTokens>, body: &ApiTokenContent) -> Guarded {
    let user = step.referred::<Users>(body.user_id, "/user_id").await?;
    let platform = user.roles.0.contains(&Role::PlatformAdmin);
    Ok(Verdict::require(!platform || step.call.actor.is(Role::PlatformAdmin)).at("/user_id"))
}

/// A token ends: at most 366 days from now.
pub(super) async fn expires_within_a_year(step: &Step<'_, ApiTokens>, body: &ApiTokenContent) -> Guarded {
    let (now, latest) = (step.call.now, step.call.now + Duration::days(366));
    let fits = now < body.expires_at && body.expires_at <= latest;
    Ok(Verdict::require(fits).with("latest", latest.to_rfc3339()).at("/expires_at"))
}

/// Makes the secret; only its hash is stored.
pub(super) async fn make_secret(step: &mut Step<'_, ApiTokens>, _: ApiTokenContent) -> Result<()> {
    let (secret, hash) = new_secret()?;
    step.row.hint = secret.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
    step.row.secret_hash = hash;
    step.row.secret = Some(secret);
    Ok(())
}
