//! Headers of a request.

use actix_web::http::header::HeaderMap;

/// A header as text; empty if absent or not ASCII.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
