//! The secret of an API token.

use super::{ApiTokenState, entity};
use crate::platform::{
    audit::hex,
    problem::{Code, Problem, Result},
    store::Store,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What every API token begins with, so that scanners for leaked secrets can find them.
pub(in crate::access) const PREFIX: &str = "jiandu_";

/// A new token of 256 random bits, and its hash.
///
/// # Errors
/// The system has no randomness.
pub fn new_secret() -> Result<(String, String)> {
    let mut bytes = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
    let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes));
    let hash = hash(&secret);
    Ok((secret, hash))
}

fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// The user of an active token.
pub(in crate::access) async fn user_of(store: &Store, secret: &str, now: DateTime<Utc>) -> Result<Uuid> {
    let found =
        entity::Entity::find().filter(entity::Column::SecretHash.eq(hash(secret))).one(store.read()).await?;
    let valid = found.filter(|token| token.state == ApiTokenState::Active && now < token.expires_at);
    valid.map(|token| token.user_id).ok_or_else(|| Problem::new(Code::Unauthenticated))
}
