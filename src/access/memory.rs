//! What access keeps in memory.

use crate::{
    AccessSettings, api_tokens, limits, openid_connect, passwords, purposes, revocation, secret_keys,
    sign_in, signing_keys, tokens, verified,
};
use chrono::{DateTime, Utc};
use platform::{
    call::Service,
    problem::Result,
    secrets::sealing::{Sealer, SealingKey},
    store::Store,
};
use std::sync::Arc;
use uuid::Uuid;

/// What access keeps in memory: nothing that the database does not know better.
pub struct Access {
    pub(crate) settings: AccessSettings,
    pub(crate) ring: signing_keys::Ring,
    /// Seals second factors.
    pub(crate) sealer: Sealer,
    pub(crate) revocations: revocation::Revocations,
    pub(crate) verified: verified::VerifiedTokens,
    pub(crate) uses: api_tokens::Uses,
    pub(crate) budgets: Arc<limits::Budgets>,
    pub(crate) turns: sign_in::Turns,
    /// None where sign-on is off.
    pub(crate) provider: Option<openid_connect::Provider>,
    /// The secret of the cursors.
    pub cursor: Vec<u8>,
    /// The secret of the keyed hashes.
    pub hashing: Vec<u8>,
}

impl Access {
    /// Reads the secrets of the service, making them in an empty database, with the key that seals them.
    ///
    /// # Errors
    /// The database failed, a stored secret cannot be read, or the provider that is set cannot be used.
    pub async fn open(
        store: &Store,
        key: &SealingKey,
        settings: AccessSettings,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        passwords::warm_up().await?;
        Ok(Self {
            ring: signing_keys::Ring::new(key)?,
            sealer: key.sealer(purposes::FACTOR)?,
            revocations: revocation::Revocations::default(),
            verified: verified::VerifiedTokens::default(),
            uses: api_tokens::Uses::default(),
            budgets: Arc::new(limits::Budgets::new(settings.requests_per_minute)),
            turns: sign_in::Turns::default(),
            provider: openid_connect::Provider::of(&settings.openid_connect)?,
            cursor: secret_keys::secret(store, key, "cursor", now).await?,
            hashing: secret_keys::secret(store, key, "hashing", now).await?,
            settings,
        })
    }

    /// Makes the first signing key, once there is a service to make it with.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin(&self, service: &Arc<Service>) -> Result<()> {
        self.ring.begin(service).await
    }

    /// An access token for a session of a user.
    ///
    /// # Errors
    /// The database failed, or there is no signing key.
    pub async fn access_token(
        &self,
        store: &Store,
        user: Uuid,
        session: Uuid,
        now: DateTime<Utc>,
    ) -> Result<String> {
        // So that the key that signs now is known here, whoever made it.
        self.current(store, now).await?;
        tokens::issue(&self.ring, user, session, now)
    }

    /// The counters of revocations, with the signing keys in step.
    pub(crate) async fn current(
        &self,
        store: &Store,
        now: DateTime<Utc>,
    ) -> Result<Arc<revocation::Snapshot>> {
        let snapshot = self.revocations.current(store, now).await?;
        self.ring.follow(store, snapshot.of_keys().1).await?;
        Ok(snapshot)
    }
}
