//! Proving who one is: the one place where secrets of people are checked.

use super::{
    claimant::Claimant,
    guesses::{Finding, Guess},
};
use crate::{
    codes,
    passwords::{self, Password, one_time_codes},
    second_factor::{self, Spent},
    users::entity::Model as User,
};
use platform::problem::{Problem, Result};

/// What somebody shows.
#[derive(Clone, Copy)]
pub(crate) enum Authenticator<'a> {
    /// A password, and perhaps a code of the second factor.
    Password(&'a Password, Option<&'a str>),
    /// A code of the second factor, after another proof.
    Factor(&'a str),
    /// The one-time code that an administrator handed over.
    OneTimeCode(&'a str),
}

/// Somebody who has proved who they are.
pub(crate) struct Authenticated {
    pub(crate) user: User,
    /// The code that was shown, if one was.
    pub(crate) factor: Option<Spent>,
}

impl Claimant<'_> {
    /// The one place where secrets of people are checked: the active user who is called so, if what is shown is right.
    ///
    /// # Errors
    /// Something is wrong, or too much was wrong before.
    pub(crate) async fn prove(&self, username: &str, shown: Authenticator<'_>) -> Result<Authenticated> {
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
        shown: Authenticator<'_>,
        guess: &mut Guess<'_>,
    ) -> Result<(Finding, Option<Authenticated>)> {
        let user = self.find(username).await?;
        let code = match shown {
            Authenticator::OneTimeCode(code) => {
                let user = user.filter(|user| one_time_codes::opens(user, code, self.service.clock.now()));
                let Some(user) = user else { return Ok((Finding::Wrong(codes::CODE_REJECTED), None)) };
                return Ok((Finding::Part, Some(Authenticated { user, factor: None })));
            }
            Authenticator::Password(password, code) => {
                let stored = user.as_ref().and_then(|user| user.password_hash.clone());
                if !passwords::fits(password, stored).await? {
                    return Ok((Finding::Wrong(codes::LOGIN_FAILED), None));
                }
                code
            }
            Authenticator::Factor(code) => Some(code),
        };
        let Some(user) = user else { return Ok((Finding::Wrong(codes::LOGIN_FAILED), None)) };
        let asked = user.second_factor || matches!(shown, Authenticator::Factor(_));
        let Some(code) = code.filter(|_| asked) else {
            let finding = if user.second_factor { Finding::Part } else { Finding::Whole };
            return Ok((finding, Some(Authenticated { user, factor: None })));
        };
        guess.count_factor().await?;
        let factor = second_factor::matching(self.service, &self.access.sealer, &user, code).await?;
        let finding = if factor.is_some() { Finding::Whole } else { Finding::Wrong(codes::LOGIN_FAILED) };
        Ok((finding, Some(Authenticated { user, factor })))
    }

    /// What is spent of the second factor of a user, if login asks for one.
    pub(crate) async fn required(&self, user: &User, given: Option<&str>) -> Result<Option<Spent>> {
        if !user.second_factor {
            return Ok(None);
        }
        let given = given.ok_or_else(|| Problem::new(codes::SECOND_FACTOR_REQUIRED))?;
        Ok(self.prove(&user.username, Authenticator::Factor(given)).await?.factor)
    }

    /// The active user with this name and password.
    pub(crate) async fn checked(&self, username: &str, password: &Password) -> Result<User> {
        Ok(self.prove(username, Authenticator::Password(password, None)).await?.user)
    }
}
