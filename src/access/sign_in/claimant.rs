//! The claimant: somebody who says who they are, with something that they know or read from a device as proof. What it costs
//! and says is the same for users who are there and who are not, and whatever is wrong counts as a guess.

use crate::{
    Access, authentication, codes,
    known_places::Place,
    sessions::Entrance,
    users::{self, UserState, entity::Model as User},
};
use actix_web::{HttpMessage, HttpRequest};
use platform::{
    call::{Call, Service},
    http::edge::{ClientAddress, network},
    problem::{Problem, Result},
    records::actor::Actor,
    values::characters::key,
};
use sea_orm::{ColumnTrait, QueryFilter};

/// A caller who has not proved anything yet.
pub(crate) struct Claimant<'a> {
    pub(crate) service: &'a Service,
    pub(crate) access: &'a Access,
    /// The network that counts as one address.
    pub(crate) address: String,
    pub(crate) user_agent: String,
}

impl<'a> Claimant<'a> {
    pub(crate) fn of(request: &HttpRequest, service: &'a Service, access: &'a Access) -> Self {
        let client = request.extensions().get::<ClientAddress>().map(|client| client.0);
        let agent =
            request.headers().get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let user_agent = agent.chars().take(200).collect();
        Self { service, access, address: client.map_or_else(String::new, network), user_agent }
    }

    /// The active user with this name.
    pub(crate) async fn find(&self, username: &str) -> Result<Option<User>> {
        find(self.service, username).await
    }

    /// What a session remembers of this entrance.
    pub(crate) fn entrance(&self, user: &User) -> Entrance {
        Entrance {
            user_id: user.id,
            user_identity_id: None,
            second_factor: false,
            user_agent: self.user_agent.clone(),
            address: self.address.clone(),
            place: self.place(&user.username),
        }
    }

    /// The place where somebody of this name would be now.
    pub(crate) fn place(&self, username: &str) -> Place {
        Place::of(&self.service.keyed, "user", &key(username), &self.address)
    }

    /// The user who calls.
    pub(crate) async fn present(&self, call: &Call) -> Result<User> {
        self.find(&call.actor.username).await?.ok_or_else(|| Problem::new(codes::UNAUTHENTICATED))
    }

    /// The caller that a user is.
    pub(crate) async fn actor_of(&self, user: &User) -> Result<Actor> {
        let actor = authentication::actor(&self.service.store, user.id, self.service.clock.now()).await?;
        actor.ok_or_else(|| Problem::new(codes::LOGIN_FAILED))
    }
}

/// The active user with a name, whatever width or case it is written in.
pub(crate) async fn find(service: &Service, username: &str) -> Result<Option<User>> {
    let found = users::named(username)
        .filter(users::entity::Column::State.eq(UserState::Active))
        .filter(users::entity::Column::ArchivedAt.is_null());
    Ok(users::the_one(found.all(service.store.read()).await?, username))
}
