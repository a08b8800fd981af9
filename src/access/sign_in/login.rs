//! `POST /auth/login`.

use super::{Authenticated, Authenticator, Claimant};
use crate::{
    Access, codes,
    passwords::{self, Password},
    sessions, tokens,
    users::entity::Model as User,
};
use actix_web::{HttpRequest, web::Data};
use platform::{
    call::{Call, Service},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    records::{actor::Credential, caller::Caller},
    store::Outcome,
    values::text::Text,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// A user name and a password.
/// 用户名和密码。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"username": "310114-sc-office"})))]
pub(super) struct LoginRequest {
    /// The user name.
    /// 用户名。
    username: Text<64>,
    /// The password.
    /// 密码。
    #[schema(value_type = String, max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    password: Password,
    /// Six digits of the authenticator app, or a recovery code; asked for with `SECOND_FACTOR_REQUIRED`.
    /// 身份验证器应用的六位动态口令,或者恢复码;应答为 `SECOND_FACTOR_REQUIRED` 时须提供。
    #[schema(max_length = 64, min_length = 6, examples("123456"))]
    second_factor_code: Option<String>,
    /// A new password, set while logging in: the way on after `PASSWORD_EXPIRED`.
    /// 登录时设置的新密码:应答为 `PASSWORD_EXPIRED` 后以此继续登录。
    #[schema(
        value_type = Option<String>,
        max_length = 256,
        min_length = 12,
        format = Password,
        examples("another long pass phrase")
    )]
    new_password: Option<Password>,
}

/// An access token, and the refresh token that gets the next one.
/// 访问令牌,以及用于换取下一个访问令牌的刷新令牌。
#[derive(Serialize, ToSchema)]
pub(crate) struct LoginAnswer {
    /// The token for `Authorization: Bearer`.
    /// 用于 `Authorization: Bearer` 的令牌。
    access_token: String,
    /// Always `Bearer`.
    /// 固定为 `Bearer`。
    #[schema(examples("Bearer"))]
    token_type: &'static str,
    /// Seconds until it expires.
    /// 距到期的秒数。
    #[schema(minimum = 1)]
    expires_in: i64,
    /// The token for `POST /auth/refresh`: good once.
    /// 用于 `POST /auth/refresh` 的令牌:仅可使用一次。
    refresh_token: String,
    /// Seconds until it expires.
    /// 距到期的秒数。
    #[schema(minimum = 1)]
    refresh_expires_in: i64,
    /// What others did to this account since the login before, the latest first. A code, a role or a removed second factor that
    /// the user knows nothing of is a reason to ask. Empty after refreshing.
    /// 上次登录以来他人对本账户所作的更改,由近到远排列。发现本人不知情的一次性代码、角色或者双因素被停用的,应当查问。续期后为空。
    changes_by_others: Vec<sessions::ChangeByAnother>,
}

impl LoginAnswer {
    /// The answer for a session.
    pub(crate) fn of(access: &Access, call: &Call, opened: &sessions::Opened) -> Result<Answer> {
        let session = &opened.session;
        let answer = Self {
            access_token: tokens::issue(&access.ring, session.user_id, session.id, call.now)?,
            token_type: "Bearer",
            expires_in: tokens::VALIDITY.num_seconds(),
            refresh_token: opened.refresh_token.clone(),
            refresh_expires_in: (session.expires_at - call.now).num_seconds(),
            changes_by_others: opened.changes_by_others.clone(),
        };
        Ok(Answer::json(200, &answer)?.header("Cache-Control", "no-store"))
    }
}

pub(super) async fn log_in(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let login: LoginRequest = body.parse()?;
    let access = access.into_inner();
    let claimant = Claimant::of(&request, &service, &access);
    let shown = Authenticator::Password(&login.password, login.second_factor_code.as_deref());
    let Authenticated { user, factor } = claimant.prove(&login.username, shown).await?;
    if user.second_factor && factor.is_none() {
        return Err(Problem::new(codes::SECOND_FACTOR_REQUIRED));
    }
    let place = claimant.place(&user.username);
    let password = match &login.new_password {
        Some(new) => Some(passwords::replace(&access, user.clone(), new, place, None).await?),
        None if passwords::too_old(&access, &user, service.clock.now()) => {
            return Err(Problem::new(codes::PASSWORD_EXPIRED));
        }
        None => None,
    };
    // So that the key that signs now is known here, whoever made it.
    access.current(&service.store, service.clock.now()).await?;
    let call = signed_in(&request, &claimant, &user).await?;
    let entrance = sessions::Entrance { second_factor: factor.is_some(), ..claimant.entrance(&user) };
    let opening = Arc::new((access, call, user, factor, password, entrance));
    let opened = service.store.write(move |tx| {
        let opening = Arc::clone(&opening);
        Box::pin(async move {
            let (access, call, user, factor, password, entrance) = &*opening;
            if let Some(password) = password {
                password.set(call, tx).await?;
            }
            let work = call.work(tx, &user.district_code);
            if let Some(factor) = factor {
                factor.spend(work, user.id).await?;
            }
            let opened = sessions::begin(work, &access.settings, entrance).await?;
            Ok(Outcome::Commit(LoginAnswer::of(access, call, &opened)?))
        })
    });
    opened.await
}

/// The call of a user who has just proved who they are.
pub(crate) async fn signed_in(request: &HttpRequest, claimant: &Claimant<'_>, user: &User) -> Result<Call> {
    let actor = Arc::new(claimant.actor_of(user).await?);
    Call::of(request, Caller { actor, credential: Credential::None, scopes: None })
}
