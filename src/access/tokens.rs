//! Access tokens: short-lived JWTs (`at+jwt`, RFC 9068), Ed25519, read strictly.

use super::signing_keys::Ring;
use crate::codes;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};
use platform::{
    problem::{Problem, Result},
    values::clock::LEEWAY,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long an access token is valid.
pub(super) const VALIDITY: TimeDelta = Duration::minutes(15);
const ISSUER: &str = "jiandu";
const AUDIENCE: &str = "jiandu-api";
const KIND: &str = "at+jwt";

/// What an access token says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: String,
    pub(super) sub: Uuid,
    /// The session: when it ends, the token is worth nothing.
    pub(super) sid: Uuid,
    pub(super) iat: i64,
    pub(super) nbf: i64,
    pub(super) exp: i64,
    jti: Uuid,
}

/// The header that our tokens have, and nothing else: `crit`, `jku`, `jwk`, `x5u` and the like are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StrictHeader {
    alg: String,
    typ: String,
    kid: String,
}

/// Signs a token for a session of a user.
pub(super) fn issue(ring: &Ring, user: Uuid, session: Uuid, now: DateTime<Utc>) -> Result<String> {
    let (kid, key) = ring.signing(now)?;
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(KIND.into());
    header.kid = Some(kid);
    let claims = Claims {
        iss: ISSUER.into(),
        aud: AUDIENCE.into(),
        sub: user,
        sid: session,
        iat: now.timestamp(),
        nbf: now.timestamp(),
        exp: (now + VALIDITY).timestamp(),
        jti: Uuid::now_v7(),
    };
    jsonwebtoken::encode(&header, &claims, &key).map_err(Problem::internal)
}

/// The key id of a token whose header is exactly ours.
pub(super) fn key_id(token: &str) -> Result<String> {
    let refused = || Problem::new(codes::UNAUTHENTICATED);
    let header = token.split('.').next().unwrap_or_default();
    let header = URL_SAFE_NO_PAD.decode(header).map_err(|_| refused())?;
    let header: StrictHeader = serde_json::from_slice(&header).map_err(|_| refused())?;
    if header.alg == "EdDSA" && header.typ == KIND { Ok(header.kid) } else { Err(refused()) }
}

/// The claims of a token that one of our keys signed and that is valid now.
pub(super) fn read(ring: &Ring, token: &str, kid: &str, now: DateTime<Utc>) -> Result<Claims> {
    let refused = || Problem::new(codes::UNAUTHENTICATED);
    let key = ring.verifying(kid, now, VALIDITY).ok_or_else(refused)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    // The injected clock decides about time, not the library's.
    (validation.validate_exp, validation.validate_nbf) = (false, false);
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &validation).map_err(|_| refused())?.claims;
    // Another replica may be a little ahead of this one.
    let begun = claims.nbf <= (now + LEEWAY).timestamp();
    let valid = begun && now.timestamp() < claims.exp && claims.could_be_ours(now);
    if valid { Ok(claims) } else { Err(refused()) }
}

impl Claims {
    /// Whether we would have issued this: not in the future, and for no longer than our tokens live, whoever has our key.
    fn could_be_ours(&self, now: DateTime<Utc>) -> bool {
        let longest = self.iat.saturating_add(VALIDITY.num_seconds());
        self.iat <= now.timestamp().saturating_add(LEEWAY.num_seconds()) && self.exp <= longest
    }
}
