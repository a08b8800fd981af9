//! The secret of an API token.

use super::{
    ApiTokenState,
    entity::{Column, Entity, Model},
};
use crate::{codes, proof::Proof, secret_keys::random};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use platform::{
    problem::{Problem, Result},
    records::actor::Credential,
    store::Store,
    values::{hash::Sha256, hex::hex},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

/// What every API token begins with, so that scanners for leaked secrets can find them.
pub(crate) const PREFIX: &str = "jiandu_";

/// A new token of 256 random bits, and its hash.
///
/// # Errors
/// The system has no randomness.
pub fn new_secret() -> Result<(String, String)> {
    let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random::<32>()?));
    let hash = hash(&secret);
    Ok((secret, hash))
}

/// The stored form of a random secret.
pub(crate) fn hash(secret: &str) -> String {
    hex(&Sha256::of(secret))
}

/// The token of a secret that is good now, and until when it is.
pub(crate) async fn find(
    db: &impl sea_orm::ConnectionTrait,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Model, DateTime<Utc>)>> {
    let hash = hash(secret);
    let either = Condition::any().add(Column::SecretHash.eq(&*hash)).add(Column::PreviousHash.eq(&*hash));
    let found = Entity::find().filter(either).one(db).await?;
    let live = found.filter(|token| token.state == ApiTokenState::Active && token.archived_at.is_none());
    let until = |token: &Model| match token.previous_until {
        _ if token.secret_hash == hash => token.expires_at,
        Some(overlap) => overlap.min(token.expires_at),
        None => now,
    };
    Ok(live
        .map(|token| (until(&token), token))
        .filter(|(until, _)| now < *until)
        .map(|(until, token)| (token, until)))
}

/// What a good secret proves.
pub(crate) async fn proof(store: &Store, secret: &str, now: DateTime<Utc>) -> Result<Proof> {
    let found = find(store.read(), secret, now).await?;
    let (token, expires_at) = found.ok_or_else(|| Problem::new(codes::UNAUTHENTICATED))?;
    let present = token.secret_hash == hash(secret);
    Ok(Proof {
        user: token.user_id,
        credential: Credential::ApiToken(token.id),
        scopes: Some(token.scopes.0.into()),
        issued_by: Some(token.created_by),
        issued_at: token.issued_at.filter(|_| present).unwrap_or(token.created_at),
        begins_at: None,
        expires_at,
    })
}
