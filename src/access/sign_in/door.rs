//! The door: where a password is asked for. What it costs and says is the same for users who are there and who are not.

use super::guesses;
use crate::{
    access::{
        Access, authentication, passwords,
        sessions::Entrance,
        users::{self, UserState, entity::Model as User},
    },
    platform::{
        actor::Actor,
        call::Service,
        edge::ClientAddress,
        problem::{Code, Problem, Result},
    },
};
use actix_web::{HttpMessage, HttpRequest};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::net::IpAddr;
use uuid::Uuid;

/// A caller who has not proved anything yet.
pub(in crate::access) struct Door<'a> {
    pub(in crate::access) service: &'a Service,
    pub(in crate::access) access: &'a Access,
    pub(in crate::access) address: String,
    pub(in crate::access) user_agent: String,
}

impl<'a> Door<'a> {
    pub(in crate::access) fn of(request: &HttpRequest, service: &'a Service, access: &'a Access) -> Self {
        let client = request.extensions().get::<ClientAddress>().map(|client| client.0);
        let agent =
            request.headers().get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let user_agent = agent.chars().take(200).collect();
        Self { service, access, address: client.map_or_else(String::new, network), user_agent }
    }

    /// The active user with this name and password. Guesses are counted; the effort is the same for everybody.
    pub(in crate::access) async fn checked(&self, username: &str, password: String) -> Result<User> {
        if password.chars().count() > 256 {
            return Err(Problem::invalid("/password", "at most 256 characters"));
        }
        guesses::within(self, username, async {
            let user = self.find(username).await?;
            let stored = user.as_ref().and_then(|user| user.password_hash.clone());
            let fits = passwords::fits(password, stored).await?;
            Ok(user.filter(|_| fits).ok_or(Code::LoginFailed))
        })
        .await
    }

    pub(in crate::access) async fn find(&self, username: &str) -> Result<Option<User>> {
        let found = users::entity::Entity::find()
            .filter(users::entity::Column::Username.eq(username))
            .filter(users::entity::Column::State.eq(UserState::Active))
            .filter(users::entity::Column::ArchivedAt.is_null());
        Ok(found.one(self.service.store.read()).await?)
    }

    /// What a session remembers of this entrance.
    pub(in crate::access) fn entrance(&self, user_id: Uuid) -> Entrance {
        let (user_agent, address) = (self.user_agent.clone(), self.address.clone());
        Entrance { user_id, user_identity_id: None, user_agent, address }
    }

    /// The user who calls.
    pub(in crate::access) async fn present(&self, call: &crate::platform::call::Call) -> Result<User> {
        self.find(&call.actor.username).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))
    }

    /// The caller that a user is.
    pub(in crate::access) async fn actor_of(&self, user: &User) -> Result<Actor> {
        let actor = authentication::actor(&self.service.store, user.id).await?;
        actor.ok_or_else(|| Problem::new(Code::LoginFailed))
    }
}

/// One IPv6 customer has a whole /64.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}
