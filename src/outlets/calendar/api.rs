//! Who subscribes to a calendar of the own, and by what.

use super::reading::entries;
use crate::codes;
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{AUTHORIZATION, CACHE_CONTROL, HeaderMap, HeaderValue},
    web::{Data, Path},
};
use platform::{
    call::{Call, Service},
    document::{Described, Operation, Tag, catalogue::Written, documentation::answer, routes::Routes},
    problem::{Problem, Result},
    records::{
        caller::{AnswerHeaders, Caller},
        scope::{IN_ADDRESSES, Scope, Verb},
        served::Served,
    },
    values::{
        calendar::{MEDIA_TYPE, written},
        schema::Schema,
    },
};

/// Serves the calendars.
pub(in crate::outlets) fn routes(routes: &mut Routes) {
    let tag = Tag { zh: "日历订阅", en: "Calendar" };
    let calendar = |operation: Operation| {
        operation
            .answers_as(200, vec![("text/calendar", Described::by(Schema::of::<String>))], &["ETag"])
            .answers_as(304, vec![], &["ETag"])
            .refuses(codes::UNKNOWN_PARAMETER)
            .shared("if_none_match")
    };
    let own = Operation::new("get", "/api/v1/calendar.ics", "get_calendar", tag, ("我的日历", "My calendar"));
    let own = own.describe(
        "The open deadlines of the caller's organization, the meetings that are the caller's, and, of a deputy, the activities \
         to which the caller is invited and the receptions for which the caller is rostered: a calendar (RFC 5545), from 90 days ago on.\n\
         本单位未了结的时限、本人的会议;代表另有受邀的活动和排定的接待。日历格式(RFC 5545),自九十日前起。",
    );
    routes.handle(calendar(own), read);
    let path = "/api/v1/calendar/{token}/feed.ics";
    let feed =
        Operation::new("get", path, "get_calendar_feed", tag, ("订阅我的日历", "Subscribe to my calendar"));
    let feed = feed
        .describe(
            "The same for programs that know an address and no header: Outlook, Apple, WPS. The token is one of the caller's access \
             tokens (`POST /api/v1/api-tokens`) whose only scope is `calendar:read`; any other is refused in an address. It reads this calendar and \
             nothing else, is listed, ends and is revoked as every access token is, and stands in no log.\n\
             内容同上,供只认网址、不带请求头的程序(Outlook、苹果日历、WPS 日历)订阅。令牌为本人的访问令牌(`POST /api/v1/api-tokens`),范围只能是 `calendar:read`,其他令牌不得放在网址中。\
             该令牌只能读取本日历,与其他访问令牌一样可查、到期、吊销,不记入日志。",
        )
        .public()
        .refuses(codes::UNAUTHENTICATED)
        .refuses(codes::INSUFFICIENT_SCOPE)
        .refuses(codes::TOO_MANY_REQUESTS);
    routes.handle(calendar(feed), read_by_token);
}

async fn read(call: Call, request: HttpRequest) -> Result<HttpResponse> {
    answered(&call, &request).await
}

async fn read_by_token(
    request: HttpRequest,
    service: Data<Service>,
    token: Path<String>,
) -> Result<HttpResponse> {
    Served::of(&request)?.knows(request.query_string())?;
    let caller = subscriber(&service, &request, &token).await?;
    let call = Call::of(&request, caller)?;
    answered(&call, &request).await
}

/// Whose token it is, if it is good for this and for nothing else.
async fn subscriber(service: &Service, request: &HttpRequest, token: &str) -> Result<Caller> {
    let bearer = HeaderValue::try_from(format!("Bearer {token}"));
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, bearer.map_err(|_| Problem::new(codes::UNAUTHENTICATED))?);
    let (authenticator, store, now) = (&service.authenticator, &service.store, service.clock.now());
    let caller = authenticator.authenticate(store, &headers, now).await?;
    let only = Scope { domain: Some(IN_ADDRESSES.to_owned()), verb: Some(Verb::Read) };
    // Addresses are kept, shown and passed on: what may do more than this has no place in one.
    if caller.scopes.as_deref() != Some(std::slice::from_ref(&only)) {
        return Err(Problem::new(codes::INSUFFICIENT_SCOPE).with("required", only.to_string()));
    }
    let admission = authenticator.admit(store, caller.credential, now).await?;
    actix_web::HttpMessage::extensions_mut(request).insert(AnswerHeaders(admission.headers));
    match admission.retry_after {
        Some(seconds) => Err(Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds)),
        None => Ok(caller),
    }
}

async fn answered(call: &Call, request: &HttpRequest) -> Result<HttpResponse> {
    let title = call.language.pick("监督工作日历", "Oversight work");
    let text = written(title, entries(call).await?);
    let mut response = answer(request, MEDIA_TYPE, &Written::of(text));
    // Somebody's own: no cache keeps it for others.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(response)
}
