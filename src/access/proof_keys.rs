//! The keys by which what was stored is proven: that of the checkpoints of the trail, and that of sealed ballots.

use super::secret_keys::secret;
use chrono::{DateTime, Utc};
use platform::{
    problem::Result,
    secrets::{keyed::KeyedHash, sealing::SealingKey, signing::Signer},
    store::Store,
};

/// The key of the checkpoints: sealed in the database, so that a stolen database does not tell it, and not derived from the
/// sealing key, so that checkpoints still hold when that one is replaced.
///
/// # Errors
/// The database failed, or what it has was sealed with another key.
pub async fn checkpoint_key(store: &Store, sealing: &SealingKey, now: DateTime<Utc>) -> Result<KeyedHash> {
    Ok(KeyedHash::new(&secret(store, sealing, "checkpoint", now).await?))
}

/// What signs the seals of ballots. Its public half is known to whoever checks one, without the service.
///
/// # Errors
/// As [`checkpoint_key`].
pub async fn ballot_signer(store: &Store, sealing: &SealingKey, now: DateTime<Utc>) -> Result<Signer> {
    Signer::new(&secret(store, sealing, "ballot seal", now).await?)
}
