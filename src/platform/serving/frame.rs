//! The frame around every request: its id, its log line, its headers, its time limit, and a problem for every failure.

use crate::{
    call::{RequestId, Service},
    http::{
        edge::{ClientAddress, Edge},
        headers::text,
        query_string::{bounded, once, pairs},
        trace::trace_id,
    },
    problem::{Problem, codes, render},
    process::metrics,
    records::{
        actor::Actor,
        caller::AnswerHeaders,
        served::{SecretPath, Served},
    },
    values::locale::Language,
};
use actix_web::{
    Error, HttpMessage, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{RequestHead, ServiceRequest, ServiceResponse},
    http::{
        ConnectionType, Uri,
        header::{self, HeaderMap, HeaderName, HeaderValue, HttpDate},
        uri::PathAndQuery,
    },
    middleware::Next,
    web::Data,
};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

/// What is known of a request before it is handled.
struct Incoming {
    id: String,
    trace: String,
    language: Language,
    started: Instant,
}

/// Bytes of all header fields of a request at most.
const HEAD_LIMIT: usize = 16 * 1024;

/// Refuses a head that is larger than any client needs.
fn small(request: &ServiceRequest) -> Result<(), Problem> {
    let fields = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if fields.sum::<usize>() > HEAD_LIMIT {
        return Err(Problem::new(codes::HEADER_FIELDS_TOO_LARGE));
    }
    bounded(request.uri())
}

/// Runs a request inside the frame.
///
/// # Errors
/// Only what the framework itself cannot answer.
pub async fn frame(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let service = service(&request)?;
    enter(&mut request, &service.edge)?;
    let incoming = Incoming::read(request.headers());
    request.extensions_mut().insert(RequestId(incoming.id.clone()));
    if let Some(peer) = request.peer_addr() {
        let client = service.edge.client(peer.ip(), request.headers());
        warn_of_unheard(&service, peer.ip(), request.headers());
        request.extensions_mut().insert(ClientAddress(client));
    }
    // Handlers and extractors answer their failures themselves; what fails here failed before any of them.
    let mut response = match small(&request) {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(refused) => ServiceResponse::new(request.request().clone(), refused.error_response()),
    };
    let status = response.status();
    let mut problem = None;
    if status.is_client_error() || status.is_server_error() {
        let known = response.response().extensions().get::<Problem>().cloned();
        let failed = known.unwrap_or_else(|| by_status(status.as_u16()));
        let base = &service.edge.base_path;
        let template = response.request().extensions().get::<SecretPath>().map(|secret| secret.0);
        let path = template.unwrap_or_else(|| response.request().path());
        let answer = render(&failed, incoming.language, (base, path), &incoming.id);
        let headers = std::mem::take(response.headers_mut());
        response = response.into_response(answer);
        for (name, value) in headers.into_iter().filter(|(name, _)| is_for_browsers(name)) {
            response.headers_mut().append(name, value);
        }
        problem = Some(failed);
    }
    let more = response.request().extensions_mut().remove::<AnswerHeaders>();
    for (name, value) in more.into_iter().flat_map(|more| more.0) {
        response.headers_mut().insert(name, value);
    }
    let is_page = response.request().path().starts_with("/swagger-ui/");
    leave(response.headers_mut(), &service.edge);
    finish(response.response_mut(), is_page, &incoming.id, &service);
    log(&response, &incoming, problem.as_ref());
    Ok(response)
}

/// Takes the prefix from the path of a request, so that nothing within knows of it.
fn enter(request: &mut ServiceRequest, edge: &Edge) -> Result<(), Problem> {
    let inside = edge.inside(request.path());
    // What is no path at all, as `GET example.com`, has no prefix either; the routes refuse it.
    if inside == request.path() || !request.path().starts_with('/') {
        return Ok(());
    }
    let mut parts = request.uri().clone().into_parts();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = PathAndQuery::try_from(format!("{inside}{query}")).map_err(Problem::internal)?;
    parts.path_and_query = Some(path);
    let uri = Uri::from_parts(parts).map_err(Problem::internal)?;
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    Ok(())
}

/// Puts the prefix before the paths to which an answer leads.
fn leave(headers: &mut HeaderMap, edge: &Edge) {
    if edge.base_path.is_empty() {
        return;
    }
    for (name, before, leads) in [(header::LOCATION, "", "/"), (header::LINK, "<", "</")] {
        let Some(led) = headers.get(&name).and_then(|value| value.to_str().ok()) else { continue };
        let Some(path) = led.strip_prefix(before).filter(|_| led.starts_with(leads)) else { continue };
        if let Ok(value) = HeaderValue::try_from(format!("{before}{}", edge.outside(path))) {
            headers.insert(name, value);
        }
    }
}

/// The answer to a request whose body announces to be longer than its operation takes; none if it may come.
pub fn refused_before_its_body(service: &Service, head: &RequestHead) -> Option<HttpResponse> {
    let path = service.edge.inside(head.uri.path());
    let refused = service.lengths.check(path, head.headers()).err()?;
    let (incoming, code) = (Incoming::read(head.headers()), refused.code());
    let mut answer = render(&refused, incoming.language, (&service.edge.base_path, path), &incoming.id);
    finish(&mut answer, false, &incoming.id, service);
    let (method, took) = (head.method.as_str(), incoming.started.elapsed());
    metrics::request(method, UNROUTED, UNROUTED, code.entry().status, took);
    let (status, request_id) = (code.entry().status, incoming.id);
    tracing::info!(method, route = UNROUTED, status, request_id, code = code.name(), "request");
    Some(answer)
}

/// The answer in place of a bare status, with which the framework ends the connection of whoever asked nothing that can be
/// read. Strangers who make noise are counted; the log tells of them only who looks for it.
pub fn unasked(service: &Service, problem: &Problem) -> Vec<u8> {
    let (id, code) = (uuid::Uuid::now_v7().to_string(), problem.code());
    let mut answer = render(problem, Language::default(), (&service.edge.base_path, ""), &id);
    finish(&mut answer, false, &id, service);
    let status = code.entry().status;
    metrics::request(UNROUTED, UNROUTED, UNROUTED, status, Duration::ZERO);
    tracing::debug!(status, request_id = id, code = code.name(), "no request");
    last_words(answer, service.clock.now().into())
}

/// An answer as it goes over a line that ends with it.
fn last_words(answer: HttpResponse, date: SystemTime) -> Vec<u8> {
    let (head, body) = answer.into_parts();
    let body = body.try_into_bytes().unwrap_or_default();
    let status = head.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).into_bytes();
    for (name, value) in head.headers() {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let (length, date) = (body.len(), HttpDate::from(date));
    bytes.extend(format!("content-length: {length}\r\nconnection: close\r\ndate: {date}\r\n\r\n").bytes());
    bytes.extend(body);
    bytes
}

/// Refuses what takes one value and was given several, and what is not known where nobody asks who calls, and answers 503 for a request that takes too long, wherever it
/// waits. What it writes may still be stored.
///
/// # Errors
/// Only what the framework itself cannot answer.
pub async fn in_bounds<F>(
    served: &Served,
    request: ServiceRequest,
    handle: impl FnOnce(ServiceRequest) -> F,
) -> Result<ServiceResponse<BoxBody>, Error>
where
    F: Future<Output = Result<ServiceResponse<BoxBody>, Error>>,
{
    let (limit, http) = (service(&request)?.edge.answer_within, request.request().clone());
    let query = request.query_string();
    // Where nobody is asked for a token, nothing comes before this.
    let known = || if served.public { served.knows(query) } else { Ok(()) };
    if let Err(refused) = once(&pairs(query), &served.several).and_then(|()| known()) {
        return Ok(ServiceResponse::new(http, refused.error_response()));
    }
    // A write goes on when nobody waits for it any more.
    let code = if request.method().is_safe() { codes::UNAVAILABLE } else { codes::OUTCOME_UNKNOWN };
    if let Ok(answered) = tokio::time::timeout(limit, handle(request)).await {
        return answered;
    }
    let late = Problem::new(code).because("the answer took too long").retry_after(1);
    Ok(ServiceResponse::new(http, late.error_response()))
}

/// Says once that a proxy names clients and is not believed: all who come through it share one address, and its limits.
fn warn_of_unheard(service: &Service, peer: IpAddr, headers: &HeaderMap) {
    static WARNED: AtomicBool = AtomicBool::new(false);
    if WARNED.load(Ordering::Relaxed) {
        return;
    }
    let Some(header) = service.edge.unheard(peer, headers) else { return };
    if !WARNED.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            %peer,
            header,
            setting = "trusted_proxies",
            "requests name their client in a header that is not believed, because the peer is not one of trusted_proxies; \
             if it is a proxy, all its clients count as one address"
        );
    }
}

fn service(request: &ServiceRequest) -> Result<Data<Service>, Problem> {
    request.app_data::<Data<Service>>().cloned().ok_or_else(|| Problem::internal("no service"))
}

impl Incoming {
    fn read(headers: &HeaderMap) -> Self {
        let header = |name| text(headers, name);
        let made = uuid::Uuid::now_v7();
        let trace = trace_id(header("traceparent")).map(Into::into);
        Self {
            id: request_id(header("x-request-id")).map_or_else(|| made.to_string(), Into::into),
            trace: trace.unwrap_or_else(|| made.simple().to_string()),
            language: Language::accepted(header("accept-language")),
            started: Instant::now(),
        }
    }
}

/// An id that the caller sent is kept if it is short and plain; else the request gets one.
fn request_id(sent: &str) -> Option<&str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    Some(sent).filter(|sent| !sent.is_empty() && sent.len() <= 64 && sent.chars().all(plain))
}

/// What other layers said to browsers, which holds for the problem too.
fn is_for_browsers(name: &HeaderName) -> bool {
    name.as_str().starts_with("access-control-") || *name == header::VARY
}

/// The framework's own failures, which carry no problem.
pub(super) fn by_status(status: u16) -> Problem {
    Problem::new(match status {
        404 => codes::NOT_FOUND,
        405 => codes::METHOD_NOT_ALLOWED,
        406 => codes::NOT_ACCEPTABLE,
        408 => codes::REQUEST_TIMEOUT,
        413 => codes::PAYLOAD_TOO_LARGE,
        414 => codes::URI_TOO_LONG,
        415 => codes::UNSUPPORTED_MEDIA_TYPE,
        416 => codes::RANGE_NOT_SATISFIABLE,
        429 => codes::TOO_MANY_REQUESTS,
        431 => codes::HEADER_FIELDS_TOO_LARGE,
        503 => codes::UNAVAILABLE,
        400..=499 => codes::MALFORMED_REQUEST,
        _ => codes::INTERNAL_ERROR,
    })
}

/// Nothing of the API is a page; Swagger UI is one, with inline styles and pictures as its makers wrote it.
const NO_PAGE: &str = "default-src 'none'; frame-ancestors 'none'";
const SWAGGER_UI: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

fn finish(response: &mut HttpResponse, is_page: bool, id: &str, service: &Service) {
    if service.drain.has_begun() {
        response.head_mut().set_connection_type(ConnectionType::Close);
    }
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    headers.append(
        header::VARY,
        HeaderValue::from_static("Accept-Language, Authorization, Access-Code, District-Code"),
    );
    if service.edge.hsts_seconds > 0
        && let Ok(value) =
            HeaderValue::from_str(&format!("max-age={}; includeSubDomains", service.edge.hsts_seconds))
    {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, if is_page { SWAGGER_UI } else { NO_PAGE }),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, if is_page { "no-cache" } else { "no-store" }),
    ] {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// The route of a request that has none.
const UNROUTED: &str = "(none)";

/// The one line of a request: no body, no query, no token.
fn log(response: &ServiceResponse, incoming: &Incoming, problem: Option<&Problem>) {
    let (request, status) = (response.request(), response.status().as_u16());
    let served = request.extensions().get::<&'static Served>().copied();
    let (route, action) = served.map_or((UNROUTED, UNROUTED), |served| (&*served.template, &*served.action));
    let actor = request.extensions().get::<Arc<Actor>>().map(|actor| actor.user_id);
    let took = incoming.started.elapsed();
    metrics::request(request.method().as_str(), route, action, status, took);
    macro_rules! line {
        ($level:ident, $($more:tt)*) => {
            tracing::$level!(
                method = %request.method(),
                route,
                status,
                milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
                actor = actor.map(tracing::field::display),
                request_id = incoming.id,
                trace_id = incoming.trace,
                code = problem.map(|problem| problem.code().name()),
                $($more)*
            )
        };
    }
    // Why the service failed is for the log only; why a caller was refused stands in the answer. That it is not ready yet has no
    // cause, and is no failure.
    if let Some(cause) = problem.filter(|_| status >= 500).and_then(Problem::cause) {
        line!(error, cause, "request");
    } else {
        line!(info, "request");
    }
}
