//! Introspection (RFC 7662) and revocation (RFC 7009) of tokens, with forms as those RFCs demand.

use super::{
    Access,
    api_tokens::{self, ApiTokenAction, ApiTokens},
    sessions::{self, Sessions, workflow::SessionAction},
    tag::TAG,
    tokens,
};
use actix_web::web::Data;
use platform::{
    call::{Call, Change},
    document::{Operation, routes::Routes},
    http::{body::Form, reply::Answer},
    problem::{Problem, Result},
    records::actor::Credential,
    store::Transaction,
    values::{future::Future, schema::Schema},
    vocabulary::Role,
};
use sea_orm::EntityTrait;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The form of both operations.
/// 两项操作共用的表单。
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of the document; forms are read by name")]
struct TokenForm {
    /// The token.
    /// 令牌。
    #[schema(min_length = 1, examples("jdrefresh_Zm9yIGV4YW1wbGUgb25seQ"))]
    token: String,
    /// What kind of token it is; it is found without.
    /// 令牌类型;不填也能查到。
    #[schema(examples("refresh_token"))]
    token_type_hint: Option<String>,
}

/// What a token is; all but `active` is there for an active one only.
/// 令牌的查验结果;除 `active` 外,其他字段仅对有效令牌给出。
#[derive(Default, Serialize, ToSchema)]
struct Introspection {
    /// Whether it is good now, and the caller may know.
    /// 令牌当前是否有效,且调用者有权知晓。
    active: bool,
    /// Its scopes, separated by spaces; absent if it has none.
    /// 令牌的范围,以空格分隔;没有范围的不返回。
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// The user name.
    /// 用户名。
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    /// The user.
    /// 用户。
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<Uuid>,
    /// Always `Bearer`.
    /// 固定为 `Bearer`。
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    /// When it expires, in seconds since 1970.
    /// 到期时间,以1970年起的秒数表示。
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    /// When it was issued, in seconds since 1970.
    /// 签发时间,以1970年起的秒数表示。
    #[serde(skip_serializing_if = "Option::is_none")]
    iat: Option<i64>,
    /// The district.
    /// 行政区划代码。
    #[serde(skip_serializing_if = "Option::is_none")]
    district_code: Option<String>,
}

pub(super) fn routes(routes: &mut Routes) {
    let post = |path: &str, id: &str, summary: (&str, &str), about: &'static str| {
        let operation = Operation::new("post", path, id, TAG, summary).describe(about).any_token();
        operation.takes_as("application/x-www-form-urlencoded", Schema::of::<TokenForm>, true)
    };
    let about = "RFC 7662. Anybody may ask about tokens of their own; machine clients and administrators about all of their \
                 district. What one may not know is not active.\n\
             依 RFC 7662 查询令牌。任何人可查询自己的令牌,系统账号和管理员可查询本区的全部令牌。无权知悉的一律显示为无效。";
    let ask = post("/oauth/introspect", "introspect_token", ("查验令牌", "Introspect a token"), about);
    routes.handle(ask.answers(200, Schema::of::<Introspection>), introspect);
    let about = "RFC 7009, of access, refresh and API tokens. Whoever holds a token of their own, or administers the district, \
                 ends it; 200 also if there is nothing to end.\n\
             依 RFC 7009 吊销访问令牌、刷新令牌和接口令牌。本人持有的令牌由本人或本区管理员吊销;没有可吊销的也返回 200。";
    let end = post("/oauth/revoke", "revoke_token", ("吊销令牌", "Revoke a token"), about);
    routes.handle(end.answers_as(200, vec![], &[]).shared("dry_run"), revoke);
}

fn token_of(form: &Form) -> Result<String> {
    let mut given = form.0.iter().filter(|(name, _)| name == "token");
    match (given.next(), given.next()) {
        (Some((_, token)), None) if !token.is_empty() => Ok(token.clone()),
        _ => Err(Problem::invalid("/token", "one token expected")),
    }
}

/// Whether the caller may know of, or end, the tokens of a user: of the district, as administrators see them in the
/// lists; machine clients verify the tokens that are shown to them.
fn within_reach(call: &Call, district: &str, user: Uuid, roles: &[Role]) -> bool {
    let own = call.actor.user_id == user;
    let here = call.actor.crosses_districts() || call.actor.district_code == district;
    own || (here && call.actor.is_any(roles))
}

async fn introspect(call: Call, access: Data<Access>, form: Form) -> Result<Answer> {
    let token = token_of(&form)?;
    let store = &call.service.store;
    let answer = |seen: &Introspection| Ok(Answer::json(200, seen)?.header("Cache-Control", "no-store"));
    let Ok(caller) = access.caller(store, &token, call.now).await else {
        return answer(&Introspection::default());
    };
    let roles = [Role::Service, Role::DistrictAdmin, Role::PlatformAdmin];
    if !within_reach(&call, &caller.actor.district_code, caller.actor.user_id, &roles) {
        return answer(&Introspection::default());
    }
    let (iat, exp) = if let Credential::ApiToken(_) = caller.credential {
        let Some((row, until)) = api_tokens::find(store.read(), &token, call.now).await? else {
            return answer(&Introspection::default());
        };
        (row.issued_at.unwrap_or(row.created_at).timestamp(), until.timestamp())
    } else {
        let claims = tokens::read(&access.ring, &token, &tokens::key_id(&token)?, call.now)?;
        (claims.iat, claims.exp)
    };
    let scopes = caller.scopes.as_ref();
    answer(&Introspection {
        active: true,
        scope: scopes.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        username: Some(caller.actor.username.clone()),
        sub: Some(caller.actor.user_id),
        token_type: Some("Bearer"),
        exp: Some(exp),
        iat: Some(iat),
        district_code: Some(caller.actor.district_code.clone()),
    })
}

/// What a token stands for.
enum Target {
    Session(Uuid),
    ApiToken(Uuid),
    Nothing,
}

async fn revoke(call: Call, access: Data<Access>, form: Form) -> Result<Answer> {
    let token = token_of(&form)?;
    let store = &call.service.store;
    let target = if let Some((session, _)) = sessions::find(store.read(), &token).await? {
        Target::Session(session.id)
    } else {
        match access.caller(store, &token, call.now).await.map(|caller| caller.credential) {
            Ok(Credential::Session(id)) => Target::Session(id),
            Ok(Credential::ApiToken(id)) => Target::ApiToken(id),
            _ => Target::Nothing,
        }
    };
    call.write_unkept(target).await
}

impl Change for Target {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            let roles = [Role::DistrictAdmin, Role::PlatformAdmin];
            match self {
                Self::Session(id) => {
                    let found = sessions::session_of(tx, *id, call.now).await?;
                    let found =
                        found.filter(|row| within_reach(call, &row.district_code, row.user_id, &roles));
                    if let Some(row) = found {
                        let district = row.district_code.clone();
                        let work = call.work(tx, &district);
                        work.advance::<Sessions>(row, SessionAction::Revoke, |_| {}).await?;
                    }
                }
                Self::ApiToken(id) => {
                    let found = api_tokens::entity::Entity::find_by_id(*id).one(tx).await?;
                    let found = found.filter(|row| row.state == api_tokens::ApiTokenState::Active);
                    let found =
                        found.filter(|row| within_reach(call, &row.district_code, row.user_id, &roles));
                    if let Some(row) = found {
                        let district = row.district_code.clone();
                        let work = call.work(tx, &district);
                        work.advance::<ApiTokens>(row, ApiTokenAction::Revoke, |_| {}).await?;
                    }
                }
                Self::Nothing => {}
            }
            Ok(Answer::empty(200))
        })
    }
}
