//! The door: where somebody proves who they are with something that they know or read from a device. What it costs and says is
//! the same for users who are there and who are not, and whatever is wrong counts as a guess.

use super::guesses::{Finding, Guess};
use crate::{
    Access, authentication,
    known_places::Place,
    passwords::{self, Password, codes},
    second_factor::{self, Spent},
    sessions::Entrance,
    users::{self, UserState, entity::Model as User},
};
use actix_web::{HttpMessage, HttpRequest};
use platform::{
    actor::Actor,
    call::{Call, Service},
    edge::{ClientAddress, network},
    problem::{Code, Problem, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A caller who has not proved anything yet.
pub(crate) struct Door<'a> {
    pub(crate) service: &'a Service,
    pub(crate) access: &'a Access,
    /// The network that counts as one address.
    pub(crate) address: String,
    pub(crate) user_agent: String,
}

/// What somebody shows.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'a> {
    /// A password, and perhaps a code of the second factor.
    Password(&'a Password, Option<&'a str>),
    /// A code of the second factor, after another proof.
    Factor(&'a str),
    /// The one-time code that an administrator handed over.
    OneTimeCode(&'a str),
}

/// Somebody who has proved who they are.
pub(crate) struct Proven {
    pub(crate) user: User,
    /// The code that was shown, if one was.
    pub(crate) factor: Option<Spent>,
}

impl<'a> Door<'a> {
    pub(crate) fn of(request: &HttpRequest, service: &'a Service, access: &'a Access) -> Self {
        let client = request.extensions().get::<ClientAddress>().map(|client| client.0);
        let agent =
            request.headers().get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let user_agent = agent.chars().take(200).collect();
        Self { service, access, address: client.map_or_else(String::new, network), user_agent }
    }

    /// The one place where secrets of people are checked: the active user who is called so, if what is shown is right.
    ///
    /// # Errors
    /// Something is wrong, or too much was wrong before.
    pub(crate) async fn prove(&self, username: &str, shown: Shown<'_>) -> Result<Proven> {
        let mut guess = Guess::begin(self, username).await?;
        match self.look(username, shown, &mut guess).await {
            Ok((finding, proven)) => {
                guess.end(finding).await?;
                proven.ok_or_else(|| Problem::internal("a right guess proves nobody"))
            }
            // What could not be looked at was no guess.
            Err(problem) => guess.end(Finding::Part).await.and(Err(problem)),
        }
    }

    async fn look(
        &self,
        username: &str,
        shown: Shown<'_>,
        guess: &mut Guess<'_>,
    ) -> Result<(Finding, Option<Proven>)> {
        let user = self.find(username).await?;
        let code = match shown {
            Shown::OneTimeCode(code) => {
                let user = user.filter(|user| codes::opens(user, code, self.service.clock.now()));
                let Some(user) = user else { return Ok((Finding::Wrong(Code::CodeRejected), None)) };
                return Ok((Finding::Part, Some(Proven { user, factor: None })));
            }
            Shown::Password(password, code) => {
                let stored = user.as_ref().and_then(|user| user.password_hash.clone());
                if !passwords::fits(password, stored).await? {
                    return Ok((Finding::Wrong(Code::LoginFailed), None));
                }
                code
            }
            Shown::Factor(code) => Some(code),
        };
        let Some(user) = user else { return Ok((Finding::Wrong(Code::LoginFailed), None)) };
        let asked = user.second_factor || matches!(shown, Shown::Factor(_));
        let Some(code) = code.filter(|_| asked) else {
            let finding = if user.second_factor { Finding::Part } else { Finding::Whole };
            return Ok((finding, Some(Proven { user, factor: None })));
        };
        guess.count_factor().await?;
        let factor = second_factor::matching(self, &user, code).await?;
        let finding = if factor.is_some() { Finding::Whole } else { Finding::Wrong(Code::LoginFailed) };
        Ok((finding, Some(Proven { user, factor })))
    }

    /// The active user with this name and password.
    pub(crate) async fn checked(&self, username: &str, password: &Password) -> Result<User> {
        Ok(self.prove(username, Shown::Password(password, None)).await?.user)
    }

    /// The active user with this name.
    pub(crate) async fn find(&self, username: &str) -> Result<Option<User>> {
        find(self.service, username).await
    }

    /// What a session remembers of this entrance.
    pub(crate) fn entrance(&self, user: &User) -> Result<Entrance> {
        Ok(Entrance {
            user_id: user.id,
            user_identity_id: None,
            second_factor: false,
            user_agent: self.user_agent.clone(),
            address: self.address.clone(),
            place: self.place(&user.username)?,
        })
    }

    /// The place where somebody of this name would be now.
    pub(crate) fn place(&self, username: &str) -> Result<Place> {
        Place::of(&self.service.keyed, "user", username, &self.address)
    }

    /// The user who calls.
    pub(crate) async fn present(&self, call: &Call) -> Result<User> {
        self.find(&call.actor.username).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))
    }

    /// The caller that a user is.
    pub(crate) async fn actor_of(&self, user: &User) -> Result<Actor> {
        let actor = authentication::actor(&self.service.store, user.id, self.service.clock.now()).await?;
        actor.ok_or_else(|| Problem::new(Code::LoginFailed))
    }
}

/// The active user with a name.
pub(crate) async fn find(service: &Service, username: &str) -> Result<Option<User>> {
    let found = users::entity::Entity::find()
        .filter(users::entity::Column::Username.eq(username))
        .filter(users::entity::Column::State.eq(UserState::Active))
        .filter(users::entity::Column::ArchivedAt.is_null());
    Ok(found.one(service.store.read()).await?)
}
