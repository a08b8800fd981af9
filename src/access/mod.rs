//! Users, login, tokens, keys: who may call, and how they prove it.

pub mod api_tokens;
mod authentication;
mod keys;
mod login;
mod membership;
pub mod passwords;
mod tokens;
pub mod users;

pub use authentication::Authentication;
pub use keys::Keys;
pub use membership::{Membership, membership};

use crate::platform::{openapi::Tag, routes::Routes};

const TAG: Tag = Tag { zh: "访问控制", en: "Access" };

/// Login, users and tokens.
pub fn routes(routes: &mut Routes) {
    login::routes(routes);
    routes.records::<users::Users>(TAG);
    routes.records::<api_tokens::ApiTokens>(TAG);
}
