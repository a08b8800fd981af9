//! Beginning and ending a sign-on.

use super::{
    attempt::{self, Binding, VALIDITY},
    provider::Provider,
    session::{self, Return},
};
use crate::{
    Access, codes,
    sign_in::{Claimant, LoginAnswer},
    tag::TAG,
};
use actix_web::{HttpRequest, web::Data};
use platform::{
    call::Service,
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    values::{schema::Schema, sentence::Sentence, text::Text},
    workflow::Nothing,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where the browser goes, and what stays behind.
/// 浏览器的去向和须留存的凭据。
#[derive(Serialize, ToSchema)]
struct SignOnBeginning {
    /// The page of the provider; send the browser there.
    /// 身份提供方的页面;将浏览器引导至此。
    #[schema(examples("https://id.example/authorize?response_type=code&client_id=jiandu"))]
    authorization_url: String,
    /// Keep it where only this browser session has it, and send it with the code: without it the code is worth nothing.
    /// 绑定凭据:须仅由本次浏览器会话保存,并与授权码一并提交;没有它,授权码无效。
    #[schema(examples("jdsignon_bmV2ZXIgaW4gYSBVUkw"))]
    binding: String,
    /// Seconds until the sign-on is over.
    /// 距本次单点登录失效的秒数。
    #[schema(minimum = 1)]
    expires_in: i64,
}

/// What the provider sent back with the browser, and what the browser kept.
/// 身份提供方经浏览器返回的内容和浏览器留存的内容。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "code": "SplxlOBeZQQYbYS6WxSbIA",
    "state": "af0ifjsldkj",
    "binding": "jdsignon_bmV2ZXIgaW4gYSBVUkw"
})))]
struct SignOnRequest {
    /// `code` of the redirection.
    /// 重定向所带的 `code`。
    code: Text<2000>,
    /// `state` of the redirection.
    /// 重定向所带的 `state`。
    state: Text<200>,
    /// The binding of the beginning.
    /// 开始单点登录时取得的绑定凭据。
    binding: Text<200>,
    /// Six digits of the authenticator app, or a recovery code; asked for with `SECOND_FACTOR_REQUIRED`, then the rest is sent
    /// once more.
    /// 身份验证器应用的六位动态口令,或者恢复码;应答为 `SECOND_FACTOR_REQUIRED` 时须提供,并重新提交其余内容。
    #[schema(max_length = 64, min_length = 6, examples("123456"))]
    second_factor_code: Option<String>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let post = |path: &str, id: &str, summary: (&str, &str), about: &'static str| {
        let path = format!("/api/v1/auth/openid-connect/{path}");
        let off = "Off unless `openid_connect_issuer` is set: then this answers 404 `SIGN_ON_OFF`.\n\
            未设置 `openid_connect_issuer` 时不提供,应答 404 `SIGN_ON_OFF`。";
        let operation = Operation::new("post", &path, id, TAG, summary).public();
        let codes = [codes::SIGN_ON_OFF, codes::PROVIDER_UNAVAILABLE, codes::TOO_MANY_REQUESTS];
        codes
            .into_iter()
            .fold(operation.describe(Sentence::from(about).and(&Sentence::from(off))), Operation::refuses)
    };
    let about = "Answers the page of the OpenID Connect provider to which the browser is sent. It comes back with `code` and \
                 `state` to the page of `openid_connect_redirect_uri` within ten minutes.\n\
                 返回 OpenID Connect 提供方的登录页面网址,浏览器前往该页;十分钟内携带 `code` 和 `state` 回到 `openid_connect_redirect_uri` 页面。";
    let begin = post("authorization", "begin_sign_on", ("发起单点登录", "Begin a sign-on"), about);
    let begin = begin.takes_as("application/json", Schema::of::<Nothing>, false);
    routes.handle(begin.answers(200, Schema::of::<SignOnBeginning>), begin_sign_on);
    let about = "Opens a session as `POST /auth/login` does, for the user whose identity the provider proves. A sign-on is good \
                 once; after `PROVIDER_UNAVAILABLE` and `SECOND_FACTOR_REQUIRED` the same may be sent again.\n\
                 如 `POST /auth/login` 一样为提供方证实其身份的用户建立会话。一次单点登录只能使用一次;`PROVIDER_UNAVAILABLE` 和 `SECOND_FACTOR_REQUIRED` 之后可原样重发。";
    let end = post("sessions", "complete_sign_on", ("完成单点登录", "Complete the sign-on"), about);
    let end = end.takes(Schema::of::<SignOnRequest>).answers(200, Schema::of::<LoginAnswer>);
    let refusals = [
        codes::SIGN_ON_REFUSED,
        codes::IDENTITY_NOT_LINKED,
        codes::SECOND_FACTOR_REQUIRED,
        codes::LOGIN_FAILED,
    ];
    routes.handle(refusals.into_iter().fold(end, Operation::refuses), complete_sign_on);
}

fn provider(access: &Access) -> Result<&Provider> {
    access.provider.as_ref().ok_or_else(|| Problem::new(codes::SIGN_ON_OFF))
}

async fn begin_sign_on(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    body.parse::<Nothing>()?;
    let (provider, now) = (provider(&access)?, service.clock.now());
    let claimant = Claimant::of(&request, &service, &access);
    // Nobody is sent away to a provider that is not there.
    provider.metadata(now).await?;
    let place = service.keyed.of("openid_connect.begin", &claimant.address);
    let binding = attempt::begin(&service.store, place, now).await?;
    let beginning = SignOnBeginning {
        authorization_url: provider.authorization(&binding, now).await?.into(),
        binding: binding.shown().to_owned(),
        expires_in: VALIDITY.num_seconds(),
    };
    Ok(Answer::json(200, &beginning)?.header("Cache-Control", "no-store"))
}

async fn complete_sign_on(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let access = access.into_inner();
    let provider = provider(&access)?;
    let sign_on: SignOnRequest = body.parse()?;
    let claimant = Claimant::of(&request, &service, &access);
    let back = Return {
        code: &sign_on.code,
        state: &sign_on.state,
        binding: Binding::given(&sign_on.binding),
        second_factor_code: sign_on.second_factor_code.as_deref(),
    };
    session::open(&request, &claimant, &access, provider, back).await
}
