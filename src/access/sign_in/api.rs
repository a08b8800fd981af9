//! Refreshing, logging out, and `GET /auth/me`.

use super::{
    Claimant,
    login::{LoginAnswer, LoginRequest, log_in, signed_in},
};
use crate::{
    Access, codes,
    membership::organization_name,
    sessions::{self, workflow::SessionAction},
    tag::TAG,
    users,
};
use actix_web::{HttpRequest, web::Data};
use platform::{
    call::{Call, Change, Repeatable, Service},
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    records::{actor::Credential, assurance::Assurance, idempotency::Stored},
    store::{Outcome, Transaction},
    values::{future::Future, schema::Schema},
    vocabulary::{OrganizationFunction, OrganizationKind, Role},
    workflow::Nothing,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// A refresh token.
/// 刷新令牌。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RefreshRequest {
    /// The token of the last login or refresh.
    /// 最近一次登录或者续期所得的令牌。
    #[schema(max_length = 200, min_length = 1, examples("jdrefresh_Zm9yIGV4YW1wbGUgb25seQ"))]
    refresh_token: String,
}

/// The caller.
/// 调用者。
#[derive(Serialize, ToSchema)]
#[schema(as = CurrentUser)]
struct Me {
    /// The user.
    /// 用户。
    user_id: Uuid,
    /// The user name.
    /// 用户名。
    username: String,
    /// The name that others read.
    /// 他人看到的姓名。
    #[schema(examples("演示用户003"))]
    display_name: String,
    /// The roles.
    /// 角色。
    roles: Vec<Role>,
    /// On whose behalf.
    /// 所代表的机构。
    organization_id: Uuid,
    /// What that organization is called.
    /// 该单位的名称。
    #[schema(examples("区人大常委会办公室"))]
    organization_name: String,
    /// What kind of organization that is.
    /// 该机构的类型。
    organization_kind: OrganizationKind,
    /// What that organization does.
    /// 该机构的职能。
    functions: Vec<OrganizationFunction>,
    /// The district.
    /// 行政区划代码。
    district_code: String,
    /// The person in the registry of deputies, if the user is one.
    /// 用户为代表的,其在代表名册中对应的人员。
    #[schema(required = true)]
    deputy_id: Option<Uuid>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let post = |path: &str, id: &str, summary: (&str, &str), about: &'static str| {
        Operation::new("post", &format!("/api/v1/auth/{path}"), id, TAG, summary).describe(about)
    };
    let about = "Answers an access token for 15 minutes, and a refresh token that is good once.\n\
             返回有效 15 分钟的访问令牌,以及只能使用一次的刷新令牌。";
    let login = post("login", "log_in", ("登录", "Log in"), about).public().takes(Schema::of::<LoginRequest>);
    let login = login.answers(200, Schema::of::<LoginAnswer>);
    let refusals = [
        codes::LOGIN_FAILED,
        codes::SECOND_FACTOR_REQUIRED,
        codes::PASSWORD_EXPIRED,
        codes::PASSWORD_REJECTED,
        codes::VERSION_MISMATCH,
        codes::TOO_MANY_REQUESTS,
    ];
    routes.handle(refusals.into_iter().fold(login, Operation::refuses), log_in);
    let about = "Replaces the refresh token. A token that comes twice ends the session: one of the two was stolen.\n\
             换发刷新令牌。同一令牌出现两次即结束会话:其中一次为盗用。";
    let refresh = post("refresh", "refresh_session", ("续期", "Refresh the session"), about).public();
    let refresh = refresh.takes(Schema::of::<RefreshRequest>).answers(200, Schema::of::<LoginAnswer>);
    routes.handle(refresh.refuses(codes::UNAUTHENTICATED), renew);
    for (path, id, summary, about, all) in [
        (
            "logout",
            "log_out",
            ("退出", "Log out"),
            "Ends this session on every replica.\n\
             在所有副本上结束此会话。",
            false,
        ),
        (
            "logout-all",
            "log_out_everywhere",
            ("全部退出", "Log out everywhere"),
            "Ends all sessions of the caller.\n\
             结束调用方的全部会话。",
            true,
        ),
    ] {
        let out = post(path, id, summary, about).takes_as("application/json", Schema::of::<Nothing>, false);
        let out = out.answers_as(204, vec![], &[]).needs(Assurance::Session);
        let out = out.shared("dry_run").shared("idempotency_key");
        routes.handle(out, move |call: Call, body: Raw| leave(call, body, all));
    }
    let me = Operation::new("get", "/api/v1/auth/me", "get_me", TAG, ("当前用户", "The caller"));
    let me = me
        .describe(
            "Who the token says that you are, with roles and organization.\n\
             令牌所代表的本人,及其角色和单位。",
        )
        .any_token();
    routes.handle(me.answers(200, Schema::of::<Me>), who_am_i);
}

async fn renew(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let refused = || Problem::new(codes::UNAUTHENTICATED);
    let refresh: RefreshRequest = body.parse()?;
    let (access, now) = (access.into_inner(), service.clock.now());
    let snapshot = access.current(&service.store, now).await?;
    let found = sessions::find(service.store.read(), &refresh.refresh_token).await?;
    let (session, _) = found.ok_or_else(refused)?;
    if snapshot.revoked_before.is_some_and(|limit| session.created_at < limit) {
        return Err(refused());
    }
    let user = users::entity::Entity::find_by_id(session.user_id).one(service.store.read()).await?;
    let claimant = Claimant::of(&request, &service, &access);
    let call = signed_in(&request, &claimant, &user.ok_or_else(refused)?).await.map_err(|_| refused())?;
    let renewal = Arc::new((access, call, refresh.refresh_token));
    let renewed = service.store.write(move |tx| {
        let renewal = Arc::clone(&renewal);
        Box::pin(async move {
            let (access, call, token) = &*renewal;
            // What a reuse ends must be kept, though the caller is refused.
            let opened = sessions::renew(call, tx, &access.settings, token).await?;
            let answer = opened.map(|opened| LoginAnswer::of(access, call, &opened)).transpose()?;
            Ok(Outcome::Commit(answer))
        })
    });
    renewed.await?.ok_or_else(refused)
}

struct Leaving {
    /// None ends all.
    session: Option<Uuid>,
}

impl Change for Leaving {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            let work = call.work(tx, &call.actor.district_code);
            match self.session {
                None => sessions::end_all(work, call.actor.user_id, SessionAction::LogOut, None).await?,
                Some(id) => {
                    if let Some(session) = sessions::session_of(tx, id, call.now).await? {
                        work.advance::<sessions::Sessions>(session, SessionAction::LogOut, |_| {}).await?;
                    }
                }
            }
            Ok(Answer::empty(204))
        })
    }
}

impl Repeatable for Leaving {
    fn repeat<'a>(&'a self, _: &'a Call, _: &'a Transaction, stored: Stored) -> Future<'a, Result<Answer>> {
        Box::pin(async move { Ok(stored.answer) })
    }
}

async fn leave(call: Call, body: Raw, all: bool) -> Result<Answer> {
    body.parse::<Nothing>()?;
    let Credential::Session(id) = call.credential else { return Err(Problem::new(codes::SESSION_REQUIRED)) };
    let session = Some(id).filter(|_| !all);
    call.write(body.bytes(), Leaving { session }).await
}

async fn who_am_i(call: Call) -> Result<Answer> {
    let (actor, db) = (&call.actor, call.service.store.read());
    // Whoever calls is there: the names are empty for the moment alone in which somebody is removed.
    let user = users::entity::Entity::find_by_id(actor.user_id).one(db).await?;
    let display_name = user.map(|user| user.display_name.into_string()).unwrap_or_default();
    let organization_name = organization_name(db, actor.organization_id).await?.unwrap_or_default();
    Answer::json(
        200,
        &Me {
            user_id: actor.user_id,
            username: actor.username.clone(),
            display_name,
            roles: actor.roles.clone(),
            organization_id: actor.organization_id,
            organization_name,
            organization_kind: actor.organization_kind,
            functions: actor.functions.clone(),
            district_code: actor.district_code.clone(),
            deputy_id: actor.deputy_id,
        },
    )
}
