//! `POST /auth/login` and `GET /auth/me`.

use super::{TAG, keys::Keys, passwords, tokens, users};
use crate::{
    platform::{
        body::Raw,
        call::{Call, Service},
        openapi::{Operation, Schema},
        problem::{Code, Problem, Result},
        reply::Answer,
        routes::Routes,
        text::Text,
    },
    vocabulary::{Function, OrganizationKind, Role},
};
use actix_web::web::Data;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A user name and a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LoginRequest {
    /// The user name.
    #[schema(examples("310114-sc-office"))]
    username: Text<64>,
    /// The password.
    #[schema(max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    password: String,
}

/// An access token.
#[derive(Serialize, ToSchema)]
struct LoginAnswer {
    /// The token for `Authorization: Bearer`.
    access_token: String,
    /// Always `Bearer`.
    #[schema(examples("Bearer"))]
    token_type: &'static str,
    /// Seconds until it expires.
    #[schema(minimum = 1)]
    expires_in: i64,
}

/// The caller.
#[derive(Serialize, ToSchema)]
struct Me {
    /// The user.
    user_id: Uuid,
    /// The user name.
    username: String,
    /// The roles.
    roles: Vec<Role>,
    /// On whose behalf.
    organization_id: Uuid,
    /// What kind of organization that is.
    organization_kind: OrganizationKind,
    /// What that organization does.
    functions: Vec<Function>,
    /// The district.
    district_code: String,
    /// The person in the registry of deputies, if the user is one.
    #[schema(required = true)]
    deputy_id: Option<Uuid>,
}

pub(super) fn routes(routes: &mut Routes) {
    let login = Operation::new("post", "/api/v1/auth/login", "log_in", TAG, ("登录", "Log in"));
    let login = login.public().takes(Schema::of::<LoginRequest>()).answers(200, Schema::of::<LoginAnswer>());
    routes
        .handle(login.describe("Answers an access token for 15 minutes.").refuses(Code::LoginFailed), log_in);
    let me = Operation::new("get", "/api/v1/auth/me", "get_me", TAG, ("当前用户", "The caller"));
    let me = me.describe("Who the token says that you are, with roles and organization.");
    routes.handle(me.answers(200, Schema::of::<Me>()), who_am_i);
}

async fn log_in(service: Data<Service>, keys: Data<Keys>, body: Raw) -> Result<Answer> {
    let login: LoginRequest = body.parse()?;
    if login.password.chars().count() > 256 {
        return Err(Problem::invalid("/password", "at most 256 characters"));
    }
    let found = users::entity::Entity::find()
        .filter(users::entity::Column::Username.eq(&*login.username))
        .filter(users::entity::Column::State.eq("active"))
        .filter(users::entity::Column::ArchivedAt.is_null());
    let user = found.one(service.store.read()).await?;
    let stored = user.as_ref().and_then(|user| user.password_hash.clone());
    let fits = passwords::fits(login.password, stored).await?;
    let user = user.filter(|_| fits).ok_or_else(|| Problem::new(Code::LoginFailed))?;
    let access_token = tokens::issue(&keys, user.id, service.clock.now())?;
    let expires_in = tokens::VALIDITY.num_seconds();
    let answer = Answer::json(200, &LoginAnswer { access_token, token_type: "Bearer", expires_in })?;
    Ok(answer.header("Cache-Control", "no-store"))
}

async fn who_am_i(call: Call) -> Result<Answer> {
    let actor = &call.actor;
    Answer::json(
        200,
        &Me {
            user_id: actor.user_id,
            username: actor.username.clone(),
            roles: actor.roles.clone(),
            organization_id: actor.organization_id,
            organization_kind: actor.organization_kind,
            functions: actor.functions.clone(),
            district_code: actor.district_code.clone(),
            deputy_id: actor.deputy_id,
        },
    )
}
