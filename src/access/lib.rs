//! Users, sessions, tokens, keys, limits: who may call, how often, and how they prove it.

pub mod api_tokens;
mod authentication;
mod budget_headers;
pub mod codes;
mod json_web_keys;
mod known_places;
pub mod laws;
mod limits;
mod mandate;
mod membership;
mod memory;
mod names;
mod oauth;
mod openid_connect;
pub mod passwords;
mod people;
mod proof;
mod proof_keys;
pub mod public_access;
mod purposes;
mod revocation;
pub mod running_terms;
pub mod sealing;
mod second_factor;
mod secret_keys;
pub mod sessions;
mod settings;
mod sign_in;
pub mod signing_keys;
mod tag;
mod tokens;
pub mod user_identities;
pub mod users;
mod verified;

pub use authentication::Authentication;
pub use membership::{Membership, membership};
pub use memory::Access;
pub use names::names;
pub use openid_connect::{OpenIdConnectSettings, look as look_at_provider};
pub use passwords::{Profile, set_by_code};
pub use proof_keys::{ballot_signer, checkpoint_key};
pub use revocation::{REVOCATION, everybody_changed, revoke_before, subject_changed};
pub use settings::AccessSettings;

use platform::{call::quota, document::routes::Routes};
use tag::TAG;

/// Login, sessions, users, tokens and keys.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    // The role of a mandate rests when the mandate does.
    routes.refuse(|rule| rule.roles.iter().any(|role| role.is_mandate()), &[codes::DEPUTY_NOT_IN_OFFICE]);
    sign_in::routes(routes);
    openid_connect::routes(routes);
    routes.jobs.extend([quota::PRUNING, known_places::PRUNING, sign_in::PRUNING]);
    routes.records::<sessions::Sessions>(TAG);
    passwords::routes(routes);
    second_factor::routes(routes);
    routes.records::<users::Users>(TAG);
    routes.imports::<users::Users>(TAG, users::EXAMPLE);
    people::routes(routes);
    routes.records::<user_identities::UserIdentities>(TAG);
    routes.records::<api_tokens::ApiTokens>(TAG);
    routes.records::<signing_keys::SigningKeys>(TAG);
    json_web_keys::routes(routes);
    oauth::routes(routes);
    routes.react(revocation::reactions);
}
