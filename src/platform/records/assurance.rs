//! What a caller has to prove beside a role: that a token is theirs, that they signed in, that they still hold the second factor.

use super::actor::Credential;
use crate::{
    problem::{Problem, Result, codes},
    words,
};

words! {
    /// How a caller must have proved who calls. An act of office needs the session of the person; what gives power over an
    /// account needs a session in which the second factor was shown within ten minutes, if the user has one.
    pub enum Assurance { Token "令牌即可", Session "本人登录会话", FreshFactor "本人登录会话并新近验证双因素" }
}

impl Assurance {
    /// Refuses an API token where a person is needed. The public and the service itself have no token that could be lent.
    ///
    /// # Errors
    /// `SESSION_REQUIRED`.
    pub fn demand(self, credential: Credential) -> Result<()> {
        match (self, credential) {
            (Self::Token, _)
            | (Self::Session | Self::FreshFactor, Credential::Session(_) | Credential::None) => Ok(()),
            (_, Credential::ApiToken(_)) => Err(Problem::new(codes::SESSION_REQUIRED)),
        }
    }
}
