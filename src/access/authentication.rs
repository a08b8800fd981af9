//! From the headers of a request to its caller.

use super::{
    Access, api_tokens,
    budget_headers::headers,
    mandate::{Mandate, mandate},
    membership::membership,
    proof::Proof,
    public_access::stranger,
    second_factor, sessions, tokens, users,
    verified::{Verified, digest},
};
use crate::codes;
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use chrono::{DateTime, Utc};
use platform::{
    problem::{Problem, Result},
    records::{
        actor::{Actor, Credential},
        caller::{Admission, AnonymousCaller, Authenticate, Caller},
    },
    secrets::keyed::KeyedHash,
    store::Store,
    values::{
        clock::{beginning_of, legal_date},
        future::Future,
    },
    vocabulary::Role,
};
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
        who: &'a AnonymousCaller,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<(Caller, Admission)>> {
        Box::pin(async move {
            let (actor, used) = stranger(store, key, &self.0.settings.public, who, now).await?;
            let admission = Admission { headers: headers(&used), retry_after: None };
            Ok((Caller { actor: Arc::new(actor), credential: Credential::None, scopes: None }, admission))
        })
    }

    fn admit<'a>(
        &'a self,
        store: &'a Store,
        credential: Credential,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Admission>> {
        Box::pin(async move { Ok(self.0.budgets.admit(store, credential, now).await) })
    }

    fn is_factor_fresh<'a>(
        &'a self,
        store: &'a Store,
        session: Uuid,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<bool>> {
        Box::pin(second_factor::is_fresh(store, session, now))
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
            return Err(Problem::new(codes::UNAUTHENTICATED));
        }
        let standing = standing(store, proof.user, now).await?;
        let standing = standing.ok_or_else(|| Problem::new(codes::UNAUTHENTICATED))?;
        let found = standing.actor;
        // A token that another user issued is a machine's, or nobody's (00 §3).
        let lent = proof.issued_by.is_some_and(|issuer| issuer != proof.user && !issuer.is_nil());
        if lent && found.roles != [Role::Service] {
            return Err(Problem::new(codes::UNAUTHENTICATED));
        }
        let subject = match proof.credential {
            Credential::Session(id) | Credential::ApiToken(id) => id,
            Credential::None => proof.user,
        };
        let person = standing.deputy_id.unwrap_or(proof.user);
        let [user, subject, organization, person] =
            [proof.user, subject, found.organization_id, person].map(|id| snapshot.of(id));
        let stamps = [user, subject, organization, person, snapshot.of_keys()];
        let expires_at = standing.ends_at.map_or(proof.expires_at, |end| end.min(proof.expires_at));
        let caller = Caller { actor: Arc::new(found), credential: proof.credential, scopes: proof.scopes };
        let (begins_at, expires_at) = (proof.begins_at, expires_at);
        let verified = Verified { caller: caller.clone(), begins_at, expires_at, stamps };
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
        let session = session.ok_or_else(|| Problem::new(codes::UNAUTHENTICATED))?;
        let expires_at = DateTime::from_timestamp(claims.exp, 0).unwrap_or(now);
        Ok(Proof {
            user: claims.sub,
            credential: Credential::Session(session.id),
            scopes: None,
            issued_by: None,
            issued_at: session.created_at,
            begins_at: DateTime::from_timestamp(claims.nbf, 0),
            expires_at: expires_at.min(session.expires_at),
        })
    }
}

/// The one token of the request; two headers are as wrong as none.
fn bearer(headers: &HeaderMap) -> Result<&str> {
    let refused = || Problem::new(codes::UNAUTHENTICATED);
    let mut all = headers.get_all(AUTHORIZATION);
    let (Some(one), None) = (all.next(), all.next()) else { return Err(refused()) };
    let (scheme, token) = one.to_str().ok().and_then(|value| value.split_once(' ')).ok_or_else(refused)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token.trim()) } else { Err(refused()) }
}

/// What a user may be now, and until when that is known.
struct Standing {
    actor: Actor,
    /// The person that the user is, in office or not.
    deputy_id: Option<Uuid>,
    /// When the organization ends, or the mandate becomes another.
    ends_at: Option<DateTime<Utc>>,
}

/// The caller behind an active user.
pub(super) async fn actor(store: &Store, user: Uuid, now: DateTime<Utc>) -> Result<Option<Actor>> {
    Ok(standing(store, user, now).await?.map(|standing| standing.actor))
}

/// Rights end with the office (00 §3): nobody acts for an organization that ended, and whose mandate is suspended or at an end
/// is no deputy.
async fn standing(store: &Store, user: Uuid, now: DateTime<Utc>) -> Result<Option<Standing>> {
    let Some(user) = users::entity::Entity::find_by_id(user).one(store.read()).await? else {
        return Ok(None);
    };
    if user.state != users::UserState::Active || user.archived_at.is_some() {
        return Ok(None);
    }
    let organization =
        membership(store.read(), &user.district_code, user.organization_id, legal_date(now)).await?;
    let Some(organization) = organization else { return Ok(None) };
    let deputy_id = user.deputy_id;
    let mandate = match deputy_id {
        Some(deputy) => Some(mandate(store.read(), deputy, legal_date(now)).await?),
        None => None,
    };
    let holds = |role: &Role| match &mandate {
        Some(mandate) if *role == Role::ScMember => mandate.is_sc_member,
        Some(mandate) if *role == Role::Deputy => mandate.is_deputy,
        Some(mandate) => mandate.runs() || !role.is_mandate(),
        None => true,
    };
    let (roles, resting): (Vec<_>, Vec<_>) = user.roles.0.into_iter().partition(holds);
    let resting_roles = resting.into_iter().map(|role| (role, codes::DEPUTY_NOT_IN_OFFICE)).collect();
    let actor = Actor {
        user_id: user.id,
        username: user.username.into_string(),
        roles,
        resting_roles,
        organization_id: user.organization_id,
        organization_kind: organization.kind,
        functions: organization.functions.0,
        district_code: user.district_code,
        deputy_id: deputy_id.filter(|_| mandate.is_some_and(Mandate::runs)),
        opened_id: None,
    };
    let days = [organization.valid_to, mandate.and_then(|mandate| mandate.until)];
    let ends_at = days.into_iter().flatten().min().map(beginning_of);
    Ok(Some(Standing { actor, deputy_id, ends_at }))
}
