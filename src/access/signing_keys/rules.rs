//! Guards and effects of signing keys.

use super::{
    SigningKeyState, SigningKeys,
    api::SigningKeyContent,
    entity::{Column, Model},
};
use crate::sealing::SIGNING;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{Duration, TimeDelta};
use platform::{
    call::Step,
    problem::{Problem, Result},
    secrets::sealing::SealingKey,
    workflow::{Guarded, Reason, Verdict},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// How long a key is published before it signs, if nobody says otherwise: verifiers cache the JWKS for five minutes.
const PUBLISHED_BEFORE: TimeDelta = Duration::minutes(10);

/// Not in the past, and within 30 days.
pub(super) async fn activates_soon(step: &Step<'_, SigningKeys>, body: &SigningKeyContent) -> Guarded {
    let (now, latest) = (step.call.now, step.call.now + Duration::days(30));
    let fits = body.activates_at.is_none_or(|at| now <= at && at <= latest);
    Ok(Verdict::require(fits).at("/activates_at"))
}

/// Without a key that signs now, nobody could log in.
pub(super) async fn another_signs(step: &Step<'_, SigningKeys>, _: &Reason) -> Guarded {
    let others = super::entity::Entity::find()
        .filter(Column::State.eq(SigningKeyState::Active))
        .filter(Column::Id.ne(step.row.id))
        .filter(Column::ActivatesAt.lte(step.call.now));
    Ok(Verdict::require(others.count(step.tx).await? > 0))
}

/// Makes the key pair.
pub(super) async fn make_key(step: &mut Step<'_, SigningKeys>, body: SigningKeyContent) -> Result<()> {
    if body.activates_at.is_none() {
        step.row.activates_at = step.call.now + PUBLISHED_BEFORE;
    }
    let key = &step.call.service.sealing;
    fill(&mut step.row, key)
}

/// A new key pair, whose private half is sealed for the public one.
pub(super) fn fill(row: &mut Model, key: &SealingKey) -> Result<()> {
    let pair = Ed25519KeyPair::generate().map_err(Problem::internal)?;
    row.public_key = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
    let private = pair.to_pkcs8v1().map_err(Problem::internal)?;
    row.material = key.sealer(SIGNING)?.seal(&row.public_key, private.as_ref())?;
    Ok(())
}
