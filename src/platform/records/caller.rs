//! Who calls and by what: the seam between the platform and `access`.

use super::{
    actor::{Actor, Credential},
    scope::Scope,
    served::Served,
};
use crate::{
    http::{edge::ClientAddress, headers::single},
    problem::{Problem, Result, codes},
    secrets::keyed::KeyedHash,
    store::Store,
    values::future::Future,
};
use actix_web::{
    HttpMessage, HttpRequest,
    http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue},
};
use chrono::{DateTime, Utc};
use std::{net::IpAddr, sync::Arc};
use uuid::Uuid;

/// An authenticated caller.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub actor: Arc<Actor>,
    /// By what.
    pub credential: Credential,
    /// What the token is limited to; none is everything that the user may.
    pub scopes: Option<Arc<[Scope]>>,
}

impl Caller {
    /// Refuses what the token was not made for.
    pub(crate) fn allows(&self, asked: &Scope) -> Result<()> {
        let Some(scopes) = &self.scopes else { return Ok(()) };
        if scopes.iter().any(|scope| scope.covers(asked)) {
            return Ok(());
        }
        Err(Problem::new(codes::INSUFFICIENT_SCOPE).with("required", asked.to_string()))
    }
}

/// Whether a request is within its limit, and what its answer says of it.
#[derive(Debug, Clone, Default)]
pub struct Admission {
    /// Headers of the answer.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Seconds to wait, if the limit is reached.
    pub retry_after: Option<u32>,
}

/// Headers that something deeper than the frame wants in the answer, refusal or not.
#[derive(Debug, Clone)]
pub struct AnswerHeaders(pub Vec<(HeaderName, HeaderValue)>);

/// Turns the headers of a request into its caller; `access` has the one that the service uses.
pub trait Authenticate: Send + Sync {
    /// The caller, or `UNAUTHENTICATED`.
    fn authenticate<'a>(
        &'a self,
        store: &'a Store,
        headers: &'a HeaderMap,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Caller>>;

    /// The caller of an open operation who has no token, and what the answer says of the limits for which the request counts.
    fn receive<'a>(
        &'a self,
        store: &'a Store,
        key: &'a KeyedHash,
        stranger: &'a AnonymousCaller,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<(Caller, Admission)>>;

    /// Counts a request of a credential.
    fn admit<'a>(
        &'a self,
        store: &'a Store,
        credential: Credential,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Admission>>;

    /// Whether the user of a session has no second factor, or has shown it there a short while ago.
    fn is_factor_fresh<'a>(
        &'a self,
        store: &'a Store,
        session: Uuid,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<bool>>;

    /// Something that tokens depend on is changing here: look before the next one is believed.
    fn disturbed(&self);
}

/// What a request without a token says of its caller.
#[derive(Debug)]
pub struct AnonymousCaller {
    /// The header `District-Code`.
    pub district_code: Option<String>,
    /// The header `Access-Code`, as somebody typed it.
    pub access_code: Option<String>,
    /// Where the request came from.
    pub address: Option<IpAddr>,
    /// Whether it would change something.
    pub writes: bool,
}

impl AnonymousCaller {
    /// Nobody, unless the operation is open and the request carries no token.
    ///
    /// # Errors
    /// A header cannot be read.
    pub(crate) fn of(request: &HttpRequest, served: &Served) -> Result<Option<Self>> {
        let headers = request.headers();
        if headers.contains_key(AUTHORIZATION) || !served.open {
            return Ok(None);
        }
        Ok(Some(Self {
            district_code: single(headers, "district-code")?,
            access_code: single(headers, "access-code")?,
            address: request.extensions().get::<ClientAddress>().map(|client| client.0),
            writes: !request.method().is_safe(),
        }))
    }
}
