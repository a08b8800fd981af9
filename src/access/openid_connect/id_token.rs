//! ID tokens (OpenID Connect Core §3.1.3.7): believed when everything is right, by this service's clock.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use chrono::{DateTime, Utc};
use jsonwebtoken::{
    Algorithm, DecodingKey, Header, Validation, decode, decode_header,
    jwk::{AlgorithmParameters, Jwk, PublicKeyUse},
};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Signatures with a private key. `none` is no algorithm here, and a secret that both sides know proves nothing.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Seconds that the clocks of the provider and of this service may differ.
const SKEW: i64 = 60;
/// Seconds after which a token is old even if it says that it is not: longer than a sign-on lasts.
const AGE: i64 = 900;

/// What a token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    pub(super) username_claim: Option<&'a str>,
    pub(super) now: DateTime<Utc>,
}

/// Who signed on at the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proven {
    pub(super) subject: String,
    /// What the claim of the settings says.
    pub(super) username: Option<String>,
}

/// Why a token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rejection {
    /// No key that is known fits; the provider may have a new one.
    Key,
    /// Something in it is wrong.
    Wrong(&'static str),
}

/// The public keys of a provider; those that this service cannot use are left out.
pub(super) struct Keys(Vec<Jwk>);

/// A set of keys (RFC 7517), each read for itself: one that is not understood does not spoil the others.
#[derive(Deserialize)]
pub(super) struct KeySet {
    keys: Vec<Value>,
}

impl From<KeySet> for Keys {
    fn from(set: KeySet) -> Self {
        let read = set.keys.into_iter().filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
        let public = |key: &Jwk| {
            let signs = matches!(key.common.public_key_use, None | Some(PublicKeyUse::Signature));
            signs
                && !matches!(key.algorithm, AlgorithmParameters::OctetKey(_) | AlgorithmParameters::Other(_))
        };
        Self(read.filter(public).collect())
    }
}

impl Keys {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The key that a token names; if it names none, the only one of its kind.
    fn fitting(&self, header: &Header) -> Option<DecodingKey> {
        let named = |key: &&Jwk| header.kid.is_none() || key.common.key_id == header.kid;
        let meant = |key: &&Jwk| key.common.key_algorithm.is_none_or(|own| own == header.alg.into());
        let fitting =
            self.0.iter().filter(named).filter(meant).filter_map(|key| DecodingKey::from_jwk(key).ok());
        let mut fitting = fitting.filter(|key| key.family() == header.alg.family());
        let first = fitting.next();
        first.filter(|_| fitting.next().is_none())
    }
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn names(&self, client: &str) -> bool {
        match self {
            Self::One(name) => name == client,
            Self::Several(names) => names.iter().any(|name| name == client),
        }
    }

    fn is_shared(&self) -> bool {
        matches!(self, Self::Several(names) if names.len() > 1)
    }
}

/// Who a token speaks of, if it is one of this provider for this sign-on.
pub(super) fn verify(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Proven, Rejection> {
    let header = decode_header(token).map_err(|_| Rejection::Wrong("header"))?;
    if !ALGORITHMS.contains(&header.alg) || header.crit.is_some() {
        return Err(Rejection::Wrong("algorithm"));
    }
    let key = keys.fitting(&header).ok_or(Rejection::Key)?;
    // The library checks the signature; what the token says is compared here, by the injected clock.
    let mut signature = Validation::new(header.alg);
    signature.required_spec_claims.clear();
    (signature.validate_exp, signature.validate_aud) = (false, false);
    let all = decode::<Map<String, Value>>(token, &key, &signature).map_err(|_| Rejection::Key)?.claims;
    let claims: Claims =
        serde_json::from_value(Value::Object(all.clone())).map_err(|_| Rejection::Wrong("claims"))?;
    if let Some(wrong) = claims.wrong(expected) {
        return Err(Rejection::Wrong(wrong));
    }
    let username = expected.username_claim.and_then(|claim| all.get(claim)).and_then(Value::as_str);
    Ok(Proven { subject: claims.sub, username: username.map(Into::into) })
}

impl Claims {
    /// The first claim that is not as it must be.
    fn wrong(&self, expected: &Expected<'_>) -> Option<&'static str> {
        let now = expected.now.timestamp();
        let same = |one: &str, two: &str| verify_slices_are_equal(one.as_bytes(), two.as_bytes()).is_ok();
        let ours = match &self.azp {
            Some(party) => party == expected.client_id,
            // A token for several that does not say who asked for it may have been made for another.
            None => !self.aud.is_shared(),
        };
        let checks = [
            ("iss", self.iss == expected.issuer),
            ("aud", self.aud.names(expected.client_id)),
            ("azp", ours),
            ("exp", now < self.exp.saturating_add(SKEW)),
            ("iat", self.iat <= now + SKEW && now - AGE < self.iat),
            ("nbf", self.nbf.is_none_or(|from| from <= now + SKEW)),
            ("nonce", same(&self.nonce, expected.nonce)),
            ("sub", (1..=255).contains(&self.sub.len()) && self.sub.is_ascii()),
        ];
        checks.into_iter().find(|(_, holds)| !holds).map(|(claim, _)| claim)
    }
}
