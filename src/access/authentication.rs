//! From the headers of a request to its caller.

use super::{
    Access, api_tokens,
    membership::membership,
    public_access::stranger,
    sessions, tokens, users,
    verified::{Verified, digest},
};
use crate::platform::{
    actor::Actor,
    call::{Admission, Authenticate, Caller, Credential, Stranger},
    keyed::KeyedHash,
    problem::{Code, Problem, Result},
    store::Store,
    workflow::Future,
};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// Verifies access tokens and API tokens.
pub struct Authentication(Arc<Access>);

impl Authentication {
    /// With what access keeps in memory.
    #[must_use]
    pub fn new(access: Arc<Access>) -> Self {
        Self(access)
    }
}

impl Authenticate for Authentication {
    fn authenticate<'a>(
        &'a self,
        store: &'a Store,
        headers: &'a HeaderMap,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Caller>> {
        Box::pin(async move {
            let caller = self.0.caller(store, bearer(headers)?, now).await?;
            if let Credential::ApiToken(token) = caller.credential {
                self.0.uses.note(store, token, now);
            }
            Ok(caller)
        })
    }

    fn receive<'a>(
        &'a self,
        store: &'a Store,
        key: &'a KeyedHash,
        who: &'a Stranger,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Caller>> {
        Box::pin(async move {
            let actor = stranger(store, key, &self.0.settings.public, who, now).await?;
            Ok(Caller { actor: Arc::new(actor), credential: Credential::None, scopes: None })
        })
    }

    fn admit<'a>(
        &'a self,
        store: &'a Store,
        credential: Credential,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Admission>> {
        Box::pin(self.0.budgets.admit(store, credential, now))
    }

    fn disturbed(&self) {
        self.0.revocations.disturb();
    }
}

impl Access {
    /// The caller behind a token that is good now.
    pub(super) async fn caller(&self, store: &Store, token: &str, now: DateTime<Utc>) -> Result<Caller> {
        let snapshot = self.current(store, now).await?;
        let key = digest(token);
        if let Some(known) = self.verified.find(&key, &snapshot, now) {
            return Ok(known);
        }
        let proof = if token.starts_with(api_tokens::PREFIX) {
            api_tokens::proof(store, token, now).await?
        } else {
            self.proof_of_session(store, token, now).await?
        };
        // A restored database may have forgotten what was revoked.
        if snapshot.revoked_before.is_some_and(|limit| proof.issued_at < limit) {
            return Err(Problem::new(Code::Unauthenticated));
        }
        let found = actor(store, proof.user).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
        let subject = match proof.credential {
            Credential::Session(id) | Credential::ApiToken(id) => id,
            Credential::None => proof.user,
        };
        let subjects = [proof.user, subject, found.organization_id].map(|id| snapshot.of(id));
        let stamps = [subjects[0], subjects[1], subjects[2], snapshot.of_keys()];
        let caller = Caller { actor: Arc::new(found), credential: proof.credential, scopes: proof.scopes };
        let verified = Verified { caller: caller.clone(), expires_at: proof.expires_at, stamps };
        self.verified.keep(key, verified);
        Ok(caller)
    }

    async fn proof_of_session(&self, store: &Store, token: &str, now: DateTime<Utc>) -> Result<Proof> {
        let kid = tokens::key_id(token)?;
        if self.ring.verifying(&kid, now, tokens::VALIDITY).is_none() {
            // Another replica may have made a key a moment ago. Forged ids cost one small query, as forged API tokens do.
            let snapshot = self.revocations.within(store, Duration::ZERO, now).await?;
            self.ring.follow(store, snapshot.of_keys().1).await?;
        }
        let claims = tokens::read(&self.ring, token, &kid, now)?;
        let session = sessions::session_of(store.read(), claims.sid, now).await?;
        let session = session.filter(|session| session.user_id == claims.sub);
        let session = session.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
        let expires_at = DateTime::from_timestamp(claims.exp, 0).unwrap_or(now);
        Ok(Proof {
            user: claims.sub,
            credential: Credential::Session(session.id),
            scopes: None,
            issued_at: session.created_at,
            expires_at: expires_at.min(session.expires_at),
        })
    }
}

/// What a good token proves.
pub(super) struct Proof {
    pub(super) user: Uuid,
    pub(super) credential: Credential,
    pub(super) scopes: Option<Arc<[crate::platform::scope::Scope]>>,
    pub(super) issued_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
}

/// The one token of the request; two headers are as wrong as none.
fn bearer(headers: &HeaderMap) -> Result<&str> {
    let refused = || Problem::new(Code::Unauthenticated);
    let mut all = headers.get_all(AUTHORIZATION);
    let (Some(one), None) = (all.next(), all.next()) else { return Err(refused()) };
    let (scheme, token) = one.to_str().ok().and_then(|value| value.split_once(' ')).ok_or_else(refused)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token.trim()) } else { Err(refused()) }
}

/// The caller behind an active user.
pub(super) async fn actor(store: &Store, user: Uuid) -> Result<Option<Actor>> {
    let Some(user) = users::entity::Entity::find_by_id(user).one(store.read()).await? else {
        return Ok(None);
    };
    if user.state != users::UserState::Active || user.archived_at.is_some() {
        return Ok(None);
    }
    let Some(organization) = membership(store.read(), &user.district_code, user.organization_id).await?
    else {
        return Ok(None);
    };
    Ok(Some(Actor {
        user_id: user.id,
        username: user.username,
        roles: user.roles.0,
        organization_id: user.organization_id,
        organization_kind: organization.kind,
        functions: organization.functions.0,
        district_code: user.district_code,
        deputy_id: user.deputy_id,
        opened_id: None,
    }))
}
