//! Users, sessions, tokens, keys, limits: who may call, how often, and how they prove it.

pub mod api_tokens;
mod authentication;
mod checkpoint_key;
mod known_places;
mod limits;
mod membership;
mod oauth;
mod openid_connect;
pub mod passwords;
pub mod public_access;
mod revocation;
pub mod sealing;
mod second_factor;
mod secret_keys;
pub mod sessions;
mod sign_in;
pub mod signing_keys;
mod tokens;
pub mod user_identities;
pub mod users;
mod verified;

pub use authentication::Authentication;
pub use checkpoint_key::checkpoint_key;
pub use membership::{Membership, membership};
pub use openid_connect::{OpenIdConnectSettings, look as look_at_provider};
pub use passwords::{Profile, set_by_code};
pub use revocation::revoke_before;

use crate::platform::{
    call::Service,
    openapi::Tag,
    problem::Result,
    quota,
    routes::Routes,
    sealing::{Sealer, SealingKey},
    store::Store,
};
use chrono::{DateTime, Utc};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

const TAG: Tag = Tag { zh: "访问控制", en: "Access" };
/// How long a reader waits for bookkeeping of its own to be written; then it reads on without.
const PATIENCE: Duration = Duration::from_millis(250);
/// Shards of the counters of revocations; one more counts changes of the signing keys.
const ACCESS_SHARDS: usize = 64;

/// What is set of access.
#[derive(Debug, Clone)]
pub struct AccessSettings {
    /// The rules of passwords.
    pub profile: Profile,
    /// Requests of one token in a minute; 0 for no limit.
    pub requests_per_minute: u32,
    /// Hours after which a session ends that is not used.
    pub session_idle_hours: u32,
    /// Hours after which a session ends in any case.
    pub session_hours: u32,
    /// How often people without a token may call.
    pub public: public_access::PublicLimits,
    /// The provider at which users may sign on.
    pub openid_connect: OpenIdConnectSettings,
}

/// What access keeps in memory: nothing that the database does not know better.
pub struct Access {
    settings: AccessSettings,
    ring: signing_keys::Ring,
    /// Seals second factors.
    sealer: Sealer,
    revocations: revocation::Revocations,
    verified: verified::VerifiedTokens,
    uses: api_tokens::Uses,
    budgets: Arc<limits::Budgets>,
    turns: sign_in::Turns,
    /// None where sign-on is off.
    provider: Option<openid_connect::Provider>,
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
            sealer: key.sealer(sealing::FACTOR)?,
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
    async fn current(&self, store: &Store, now: DateTime<Utc>) -> Result<Arc<revocation::Snapshot>> {
        let snapshot = self.revocations.current(store, now).await?;
        self.ring.follow(store, snapshot.of_keys().1).await?;
        Ok(snapshot)
    }
}

/// Login, sessions, users, tokens and keys.
pub fn routes(routes: &mut Routes) {
    sign_in::routes(routes);
    openid_connect::routes(routes);
    routes.jobs.extend([quota::PRUNING, known_places::PRUNING, sign_in::PRUNING]);
    routes.records::<sessions::Sessions>(TAG);
    passwords::routes(routes);
    second_factor::routes(routes);
    routes.records::<users::Users>(TAG);
    routes.records::<user_identities::UserIdentities>(TAG);
    routes.records::<api_tokens::ApiTokens>(TAG);
    routes.records::<signing_keys::SigningKeys>(TAG);
    tokens::routes(routes);
    oauth::routes(routes);
    routes.react(revocation::reactions());
}
