//! The frame around every request: its id, its log line, its security headers, and a problem for every failure.

use crate::platform::{
    actor::Actor,
    call::{RequestId, text},
    locale::Language,
    problem::{Code, Problem, render},
};
use actix_web::{
    Error, HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
};
use std::{sync::Arc, time::Instant};

/// Runs a request inside the frame.
///
/// # Errors
/// Only what the framework itself cannot answer.
pub async fn frame(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request_id(text(request.headers(), "x-request-id"));
    let language = Language::accepted(text(request.headers(), "accept-language"));
    request.extensions_mut().insert(RequestId(id.clone()));
    // Handlers and extractors answer their failures themselves; what fails here failed before any of them.
    let mut response = next.call(request).await?.map_into_boxed_body();
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        let problem = response.response().extensions().get::<Problem>().cloned();
        let problem = problem.unwrap_or_else(|| by_status(status.as_u16()));
        let path = response.request().path().to_owned();
        let answer = render(&problem, language, &path, &id);
        if status.is_server_error() {
            tracing::error!(request_id = id, code = problem.code().name(), cause = problem.cause(), "failed");
        }
        response = response.into_response(answer);
    }
    finish(&mut response, &id);
    log(&response, &id, started);
    Ok(response)
}

/// An id that the caller sent is kept if it is short and plain; else the request gets one.
fn request_id(sent: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !sent.is_empty() && sent.len() <= 64 && sent.chars().all(plain) {
        return sent.to_owned();
    }
    uuid::Uuid::now_v7().to_string()
}

/// The framework's own failures, which carry no problem.
fn by_status(status: u16) -> Problem {
    Problem::new(match status {
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        413 => Code::PayloadTooLarge,
        415 => Code::UnsupportedMediaType,
        416 => Code::RangeNotSatisfiable,
        429 => Code::TooManyRequests,
        431 => Code::HeaderFieldsTooLarge,
        503 | 408 => Code::Unavailable,
        400..=499 => Code::MalformedRequest,
        _ => Code::InternalError,
    })
}

fn finish(response: &mut ServiceResponse, id: &str) {
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("vary", "Accept-Language, Authorization"),
        ("cache-control", "private, no-cache"),
    ] {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

fn log(response: &ServiceResponse, id: &str, started: Instant) {
    let request = response.request();
    let actor = request.extensions().get::<Arc<Actor>>().map(|actor| actor.username.clone());
    tracing::info!(
        request_id = id,
        method = %request.method(),
        route = request.match_pattern().as_deref().unwrap_or("(none)"),
        status = response.status().as_u16(),
        actor = actor.as_deref(),
        milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        "request"
    );
}
