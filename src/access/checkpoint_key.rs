//! The key that seals the checkpoints of the trail.

use super::secret_keys::secret;
use crate::platform::{keyed::KeyedHash, problem::Result, store::Store};
use chrono::{DateTime, Utc};

/// The key of the checkpoints, derived from the sealing key so that neither tells the other.
///
/// # Errors
/// The sealing key cannot be read.
pub async fn checkpoint_key(store: &Store, now: DateTime<Utc>) -> Result<KeyedHash> {
    let sealing = KeyedHash::new(&secret(store, "sealing", now).await?);
    Ok(KeyedHash::new(sealing.of("derive", "audit checkpoints")?.as_bytes()))
}
