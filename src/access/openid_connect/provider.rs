//! The provider: what it says of itself, remembered for an hour; its keys; and what a code is worth.

use super::{
    OpenIdConnectSettings,
    attempt::Binding,
    configuration::{Configuration, is_secure},
    id_token::{Expected, KeySet, Keys, Proven, Rejection, verify},
    refused,
    remote::Remote,
    unavailable,
};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use platform::problem::{Problem, Result};
use reqwest::{StatusCode, Url};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::sync::{Arc, PoisonError, RwLock};

/// How long the discovery document and the keys are believed.
const REMEMBERED: TimeDelta = Duration::hours(1);
/// How often a key that is not known may ask for the keys anew.
const SOUGHT: TimeDelta = Duration::minutes(1);

/// What this service needs of the discovery document.
#[derive(Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    #[serde(deserialize_with = "url")]
    authorization_endpoint: Url,
    #[serde(deserialize_with = "url")]
    token_endpoint: Url,
    #[serde(deserialize_with = "url")]
    jwks_uri: Url,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

fn url<'de, D: Deserializer<'de>>(value: D) -> std::result::Result<Url, D::Error> {
    String::deserialize(value)?.parse().map_err(D::Error::custom)
}

/// Something that was read, and when.
struct Read<T> {
    value: Arc<T>,
    at: DateTime<Utc>,
}

impl<T> Read<T> {
    fn fresh(read: Option<&Self>, now: DateTime<Utc>) -> Option<Arc<T>> {
        // A clock that was set back must not make an old document young.
        let read = read.filter(|read| (now - read.at).abs() < REMEMBERED)?;
        Some(Arc::clone(&read.value))
    }
}

#[derive(Default)]
struct Known {
    metadata: Option<Read<Metadata>>,
    keys: Option<Read<Keys>>,
    sought_at: Option<DateTime<Utc>>,
}

/// The provider that is set. Nothing is held while it is asked: two who ask at once ask twice, and nobody waits for another.
pub struct Provider {
    pub(super) configuration: Configuration,
    remote: Remote,
    known: RwLock<Known>,
}

impl Provider {
    /// With its settings; none where sign-on is off. The provider itself is not asked yet.
    pub(crate) fn of(settings: &OpenIdConnectSettings) -> Result<Option<Self>> {
        let Some(configuration) = settings.configuration().map_err(Problem::internal)? else {
            return Ok(None);
        };
        let remote = Remote::new(&configuration)?;
        Ok(Some(Self { configuration, remote, known: RwLock::default() }))
    }

    fn known<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn learn<T>(&self, change: impl FnOnce(&mut Known) -> T) -> T {
        change(&mut self.known.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the provider says of itself; only what secrets may be sent to.
    pub(super) async fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<Metadata>> {
        if let Some(fresh) = self.known(|known| Read::fresh(known.metadata.as_ref(), now)) {
            return Ok(fresh);
        }
        let issuer = &self.configuration.issuer;
        let place = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let read: Metadata = self.remote.read(Url::parse(&place).map_err(unavailable)?).await?;
        if read.issuer != *issuer {
            return Err(unavailable(format!("{place} is of another issuer")));
        }
        let endpoints = [&read.authorization_endpoint, &read.token_endpoint, &read.jwks_uri];
        if let Some(wrong) = endpoints.into_iter().find(|url| !is_secure(url, self.configuration.is_local)) {
            return Err(unavailable(format!("{place} names {wrong}, which is not secure")));
        }
        let value = Arc::new(read);
        self.learn(|known| known.metadata = Some(Read { value: Arc::clone(&value), at: now }));
        Ok(value)
    }

    /// The keys of the provider.
    pub(super) async fn keys(&self, now: DateTime<Utc>) -> Result<Arc<Keys>> {
        match self.known(|known| Read::fresh(known.keys.as_ref(), now)) {
            Some(fresh) => Ok(fresh),
            None => self.read_keys(now).await,
        }
    }

    async fn read_keys(&self, now: DateTime<Utc>) -> Result<Arc<Keys>> {
        let set: KeySet = self.remote.read(self.metadata(now).await?.jwks_uri.clone()).await?;
        let value = Arc::new(Keys::from(set));
        self.learn(|known| known.keys = Some(Read { value: Arc::clone(&value), at: now }));
        Ok(value)
    }

    /// The keys once more, because one is missing; none if that was asked a moment ago.
    async fn newer_keys(&self, now: DateTime<Utc>) -> Result<Option<Arc<Keys>>> {
        let may = self.learn(|known| {
            let waited = known.sought_at.is_none_or(|at| (now - at).abs() >= SOUGHT);
            known.sought_at = if waited { Some(now) } else { known.sought_at };
            waited
        });
        if may { self.read_keys(now).await.map(Some) } else { Ok(None) }
    }

    /// Where a browser goes to sign on. It carries hashes and names, nothing that opens anything.
    pub(super) async fn authorization(&self, binding: &Binding, now: DateTime<Utc>) -> Result<Url> {
        let mut url = self.metadata(now).await?.authorization_endpoint.clone();
        let scope = if self.configuration.username_claim.is_some() { "openid profile" } else { "openid" };
        url.query_pairs_mut().extend_pairs([
            ("response_type", "code"),
            ("client_id", &self.configuration.client_id),
            ("redirect_uri", &self.configuration.redirect_uri),
            ("scope", scope),
            ("state", &binding.state()),
            ("nonce", &binding.nonce()),
            ("code_challenge", &binding.challenge()),
            ("code_challenge_method", "S256"),
        ]);
        Ok(url)
    }

    /// Who a code speaks of.
    ///
    /// # Errors
    /// `PROVIDER_UNAVAILABLE` if the code may be shown once more, `SIGN_ON_REFUSED` if it is worth nothing.
    pub(super) async fn redeem(&self, code: &str, binding: &Binding, now: DateTime<Utc>) -> Result<Proven> {
        // Before the code is spent, so that keys that cannot be read do not cost it.
        let keys = self.keys(now).await?;
        let token = self.exchange(code, &binding.verifier(), now).await?;
        let nonce = binding.nonce();
        let expected = Expected {
            issuer: &self.configuration.issuer,
            client_id: &self.configuration.client_id,
            nonce: &nonce,
            username_claim: self.configuration.username_claim.as_deref(),
            now,
        };
        let mut verified = verify(&token, &keys, &expected);
        if verified == Err(Rejection::Key)
            && let Some(newer) = self.newer_keys(now).await?
        {
            verified = verify(&token, &newer, &expected);
        }
        verified.map_err(|rejection| match rejection {
            Rejection::Key => refused("token_rejected", "no key of the provider fits the ID token"),
            Rejection::Wrong(part) => refused("token_rejected", format!("{part} of the ID token is wrong")),
        })
    }

    /// The ID token for a code; the provider's other tokens are not kept.
    async fn exchange(&self, code: &str, verifier: &str, now: DateTime<Utc>) -> Result<String> {
        let metadata = self.metadata(now).await?;
        let Configuration { client_id, client_secret, redirect_uri, .. } = &self.configuration;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier),
        ];
        let methods = &metadata.token_endpoint_auth_methods_supported;
        let knows = |method: &str| methods.iter().any(|known| known == method);
        let by_header = knows("client_secret_basic") || !knows("client_secret_post");
        if !by_header {
            form.extend([("client_id", client_id.as_str()), ("client_secret", client_secret)]);
        }
        let client = by_header.then_some((client_id.as_str(), client_secret.as_str()));
        let (status, body) = self.remote.submit(metadata.token_endpoint.clone(), client, &form).await?;
        if status == StatusCode::OK {
            let answer: TokenAnswer = serde_json::from_slice(&body)
                .map_err(|_| unavailable("the token endpoint answers no ID token"))?;
            return Ok(answer.id_token);
        }
        let error = serde_json::from_slice::<TokenError>(&body).map(|error| error.error).unwrap_or_default();
        if status == StatusCode::BAD_REQUEST && error == "invalid_grant" {
            return Err(refused("code_refused", "the provider knows no such code, or another browser began"));
        }
        let named = error.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(40);
        Err(unavailable(format!("the token endpoint answers {status} {}", named.collect::<String>())))
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    id_token: String,
}

#[derive(Deserialize)]
struct TokenError {
    error: String,
}

/// Whether the provider that is set can be reached and has keys; none where sign-on is off.
///
/// # Errors
/// What is wrong with the settings or the provider.
pub async fn look(settings: &OpenIdConnectSettings, now: DateTime<Utc>) -> Result<Option<String>> {
    let Some(provider) = Provider::of(settings)? else { return Ok(None) };
    let keys = provider.keys(now).await?;
    Ok(Some(format!("{} answers, {} keys", provider.configuration.issuer, keys.count())))
}
