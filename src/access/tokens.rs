//! Access tokens: short-lived JWTs (`at+jwt`, RFC 9068), Ed25519, read strictly.

use super::keys::Keys;
use crate::platform::problem::{Code, Problem, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long an access token is valid.
pub(super) const VALIDITY: TimeDelta = Duration::minutes(15);
const ISSUER: &str = "jiandu";
const AUDIENCE: &str = "jiandu-api";
const KIND: &str = "at+jwt";

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
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

/// Signs a token for a user.
pub(super) fn issue(keys: &Keys, user: Uuid, now: DateTime<Utc>) -> Result<String> {
    let (kid, key) = keys.signing();
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(KIND.into());
    header.kid = Some(kid.into());
    let claims = Claims {
        iss: ISSUER.into(),
        aud: AUDIENCE.into(),
        sub: user,
        iat: now.timestamp(),
        nbf: now.timestamp(),
        exp: (now + VALIDITY).timestamp(),
        jti: Uuid::now_v7(),
    };
    jsonwebtoken::encode(&header, &claims, key).map_err(Problem::internal)
}

/// The key id of a token whose header is exactly ours.
pub(super) fn key_id(token: &str) -> Result<String> {
    let refused = || Problem::new(Code::Unauthenticated);
    let header = token.split('.').next().unwrap_or_default();
    let header = URL_SAFE_NO_PAD.decode(header).map_err(|_| refused())?;
    let header: StrictHeader = serde_json::from_slice(&header).map_err(|_| refused())?;
    if header.alg == "EdDSA" && header.typ == KIND { Ok(header.kid) } else { Err(refused()) }
}

/// The user of a token that one of our keys signed and that is valid now.
pub(super) fn user_of(keys: &Keys, token: &str, kid: &str, now: DateTime<Utc>) -> Result<Uuid> {
    let refused = || Problem::new(Code::Unauthenticated);
    let key = keys.verifying(kid).ok_or_else(refused)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    // The injected clock decides about time, not the library's.
    (validation.validate_exp, validation.validate_nbf) = (false, false);
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &validation).map_err(|_| refused())?.claims;
    let valid = claims.nbf <= now.timestamp() && now.timestamp() < claims.exp;
    if valid { Ok(claims.sub) } else { Err(refused()) }
}
