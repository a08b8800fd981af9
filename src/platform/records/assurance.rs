//! What a caller has to prove beside a role: that a token is theirs, that they signed in, that they still hold the second factor.

use super::actor::Credential;
use crate::{
    problem::{Problem, Result, codes},
    words,
};

words! {
    /// How a caller must have proved who calls. An act of office needs the session of the person; what gives power over an
    /// account needs a session in which the second factor was shown within ten minutes, if the user has one.
    /// 调用方须以何种方式证明身份。履职行为须由本人登录;涉及账号权限的操作,用户设有双因素的,须在十分钟内通过双因素验证。
    pub enum Assurance { Token "令牌即可" / "A token suffices", Session "本人登录会话" / "Own login session", FreshFactor "本人登录会话并新近验证双因素" / "Own session, second factor just verified" }
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
