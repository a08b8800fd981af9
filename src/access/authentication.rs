//! From the headers of a request to its caller.

use super::{api_tokens, keys::Keys, membership::membership, tokens, users};
use crate::platform::{
    actor::Actor,
    call::Authenticate,
    problem::{Code, Problem, Result},
    store::Store,
    workflow::Future,
};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use std::sync::Arc;
use uuid::Uuid;

/// Verifies access tokens and API tokens.
pub struct Authentication {
    keys: Arc<Keys>,
}

impl Authentication {
    /// With the keys of the service.
    #[must_use]
    pub fn new(keys: Arc<Keys>) -> Self {
        Self { keys }
    }

    async fn user_id(&self, store: &Store, token: &str, now: DateTime<Utc>) -> Result<Uuid> {
        if token.starts_with(api_tokens::PREFIX) {
            return api_tokens::user_of(store, token, now).await;
        }
        let kid = tokens::key_id(token)?;
        if self.keys.verifying(&kid).is_none() {
            // Another replica may have made a key since we started.
            self.keys.refresh(store).await?;
        }
        tokens::user_of(&self.keys, token, &kid, now)
    }
}

impl Authenticate for Authentication {
    fn authenticate<'a>(
        &'a self,
        store: &'a Store,
        headers: &'a HeaderMap,
        now: DateTime<Utc>,
    ) -> Future<'a, Result<Actor>> {
        Box::pin(async move {
            let token = bearer(headers)?;
            let user = self.user_id(store, token, now).await?;
            actor(store, user).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))
        })
    }
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
    }))
}
