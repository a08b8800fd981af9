//! The body of a request: media type, size, syntax, types, each with its own refusal.

use super::{
    json,
    query_string::{few, once},
    reading,
};
use crate::{
    problem::{Problem, Result, codes},
    values::text::Prose,
};
use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    error::PayloadError,
    http::header::{self, HeaderMap, HeaderName},
    web::Bytes,
};
use futures_util::{Stream, StreamExt, stream};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{pin::Pin, sync::Arc, time::Duration};
use tokio::time::{Instant, timeout_at};
use utoipa::ToSchema;

/// Bytes of a JSON body at most: 1 MiB.
pub const LIMIT: usize = 1 << 20;
/// Seconds within which a body must be here.
const IN_TIME: Duration = Duration::from_secs(30);

/// How long the bodies of operations may be that take more or less than JSON, by the template of their path.
#[derive(Debug, Clone, Default)]
pub struct Lengths(pub Vec<(String, u64)>);

impl Lengths {
    /// Refuses a body for the length that it announces, before any of it is read.
    ///
    /// # Errors
    /// `PAYLOAD_TOO_LARGE`.
    pub fn check(&self, path: &str, headers: &HeaderMap) -> Result<()> {
        let fits = |template: &str| {
            let same = |(part, given): (&str, &str)| part.starts_with('{') || part == given;
            template.split('/').count() == path.split('/').count()
                && template.split('/').zip(path.split('/')).all(same)
        };
        let own = self.0.iter().find(|(template, _)| fits(template));
        short_enough(headers, own.map_or(LIMIT as u64, |(_, limit)| *limit))
    }
}

/// Refuses a body that announces to be longer than this.
///
/// # Errors
/// `PAYLOAD_TOO_LARGE`.
pub fn short_enough(headers: &HeaderMap, limit: u64) -> Result<()> {
    match length(headers) {
        Some(announced) if announced > limit => {
            Err(Problem::new(codes::PAYLOAD_TOO_LARGE).with("limit_bytes", limit))
        }
        _ => Ok(()),
    }
}

/// The length that a body announces; the HTTP layer has read it before, so it is a number.
fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A body that is valid JSON and not read yet.
#[derive(Debug, Clone)]
pub struct Raw {
    bytes: Arc<Bytes>,
}

impl Raw {
    /// A body made by the service itself.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn made<T: serde::Serialize>(value: &T) -> Result<Self> {
        let bytes = serde_json::to_vec(value).map_err(Problem::internal)?;
        Ok(Self { bytes: Arc::new(bytes.into()) })
    }

    /// The bytes as they came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads the body as a type; an absent body counts as `{}`.
    ///
    /// # Errors
    /// `MALFORMED_JSON`, or `VALIDATION_FAILED` with each field that is wrong.
    pub fn parse<T: DeserializeOwned + ToSchema>(&self) -> Result<T> {
        reading::read(&self.json()?)
    }

    /// The body as it is; an absent one counts as `{}`.
    ///
    /// # Errors
    /// `MALFORMED_JSON`, or `VALIDATION_FAILED` for a number with a fraction.
    pub fn value(&self) -> Result<Value> {
        reading::read_any(&self.json()?)
    }

    pub(super) fn json(&self) -> Result<Value> {
        let bytes: &[u8] = if self.bytes.is_empty() { b"{}" } else { &self.bytes };
        serde_json::from_slice(bytes).map_err(|error| Problem::new(codes::MALFORMED_JSON).because(error))
    }

    /// The reason or note that the caller gave, for the audit trail.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.bytes).ok()?;
        let text = body.get("reason").or_else(|| body.get("note"))?.as_str()?;
        // In the form in which the record has it.
        Some(Prose::<1>::new(text).map_or_else(|_| text.trim().to_owned(), Into::into))
    }
}

impl FromRequest for Raw {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (expected, payload) = (expected(request.headers(), &JSON), payload.take());
        Box::pin(async move {
            let bytes = whole(expected?, payload).await?;
            if !bytes.is_empty() {
                json::check(&bytes)?;
            }
            Ok(Self { bytes: Arc::new(bytes) })
        })
    }
}

/// The fields of a form (`application/x-www-form-urlencoded`), as the RFCs of OAuth demand it: each once.
pub struct Form(pub Vec<(String, String)>);

impl FromRequest for Form {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (expected, payload) = (expected(request.headers(), &FORM), payload.take());
        Box::pin(async move {
            let bytes = whole(expected?, payload).await?;
            few(form_urlencoded::parse(&bytes).count())?;
            let pairs: Vec<_> = form_urlencoded::parse(&bytes).into_owned().collect();
            once(&pairs, &[])?;
            Ok(Self(pairs))
        })
    }
}

/// The media types of a kind of body; the first is the one that is named to callers.
type MediaTypes = [&'static str];
const JSON: [&str; 2] = ["application/json", "application/merge-patch+json"];
const FORM: [&str; 1] = ["application/x-www-form-urlencoded"];

/// What the head of a request says of a body that is about to be read.
enum Expected {
    Nothing,
    Some,
    /// The media type is not said, so there has to be nothing.
    Unnamed(Problem),
}

/// The values of a header, of all its lines; empty if it is not there.
fn line(headers: &HeaderMap, name: HeaderName) -> String {
    let values: Vec<_> =
        headers.get_all(name).map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    values.join(",").to_ascii_lowercase()
}

/// Refuses a body that is packed: what it unpacks to has no bound.
///
/// # Errors
/// `UNSUPPORTED_MEDIA_TYPE` with the coding that is taken.
pub fn plain(headers: &HeaderMap) -> Result<()> {
    if matches!(&*line(headers, header::CONTENT_ENCODING), "" | "identity") {
        return Ok(());
    }
    let refused = Problem::new(codes::UNSUPPORTED_MEDIA_TYPE).with("accepted_encoding", "identity");
    // RFC 9110 §15.5.16.
    Err(refused.header(header::ACCEPT_ENCODING, "identity"))
}

/// Refuses what can be refused before any of the body is read.
fn expected(headers: &HeaderMap, accepted: &MediaTypes) -> Result<Expected> {
    let chunked = headers.contains_key(header::TRANSFER_ENCODING);
    if !chunked && length(headers).unwrap_or_default() == 0 {
        return Ok(Expected::Nothing);
    }
    let refused = || Problem::new(codes::UNSUPPORTED_MEDIA_TYPE).with("accepted", accepted[0]);
    plain(headers)?;
    let short = short_enough(headers, LIMIT as u64);
    let line = line(headers, header::CONTENT_TYPE);
    if line.is_empty() {
        return short.map(|()| Expected::Unnamed(refused()));
    }
    let mut parts = line.split(';').map(str::trim);
    if !parts.next().is_some_and(|essence| accepted.contains(&essence)) {
        return Err(refused());
    }
    // RFC 8259: JSON that is exchanged is UTF-8. Another word for it, read as UTF-8, would be stored as gibberish.
    let mut charsets =
        parts.filter_map(|part| part.split_once('=')).filter(|(name, _)| name.trim() == "charset");
    let utf8 = |value: &str| matches!(value.trim().trim_matches('"'), "utf-8" | "utf8");
    if !charsets.all(|(_, value)| utf8(value)) {
        return Err(refused().with("accepted_charset", "utf-8"));
    }
    short.map(|()| Expected::Some)
}

/// All bytes of a body that is expected, not too large and not too slow.
async fn whole(expected: Expected, payload: Payload) -> Result<Bytes> {
    let mut bytes = actix_web::web::BytesMut::new();
    let unnamed = match expected {
        Expected::Nothing => return Ok(Bytes::new()),
        Expected::Some => None,
        Expected::Unnamed(refusal) => Some(refusal),
    };
    let mut chunks = Box::pin(timely(payload, IN_TIME, IN_TIME));
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        if let Some(refusal) = &unnamed {
            return Err(refusal.clone());
        }
        if bytes.len() + chunk.len() > LIMIT {
            return Err(Problem::new(codes::PAYLOAD_TOO_LARGE).with("limit_bytes", LIMIT));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// The pieces of a body, each within `idle` after the one before and all within `altogether`: a client that dawdles
/// holds a connection, and is refused.
pub fn timely<S>(payload: S, idle: Duration, altogether: Duration) -> impl Stream<Item = Result<Bytes>>
where
    S: Stream<Item = std::result::Result<Bytes, PayloadError>> + Unpin,
{
    let end = Instant::now() + altogether;
    stream::unfold(payload, move |mut payload| async move {
        match timeout_at(end.min(Instant::now() + idle), payload.next()).await {
            Err(_) => Some((Err(Problem::new(codes::REQUEST_TIMEOUT)), payload)),
            Ok(None) => None,
            Ok(Some(chunk)) => {
                Some((chunk.map_err(|error| Problem::new(codes::MALFORMED_REQUEST).because(error)), payload))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(HeaderName, &'static str)]) -> HeaderMap {
        let value = |text| header::HeaderValue::from_static(text);
        lines.iter().map(|(name, text)| (name.clone(), value(text))).collect()
    }

    #[test]
    fn a_length_that_is_announced_is_enough() {
        let lengths = Lengths(vec![("/documents/{id}/content".into(), 5_000_000)]);
        let refused = |path: &str, length: &'static str| {
            lengths.check(path, &headers(&[(header::CONTENT_LENGTH, length)])).is_err()
        };
        assert!(!refused("/items", "1048576") && refused("/items", "1048577"));
        assert!(!refused("/documents/7/content", "5000000") && refused("/documents/7/content", "5000001"));
        assert!(refused("/documents/7/content/more", "1048577"));
        assert!(lengths.check("/items", &headers(&[])).is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_dawdles_is_refused() {
        let drip = |seconds| {
            Box::pin(stream::unfold(0, move |sent| async move {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                (sent < 20).then(|| (Ok(Bytes::from_static(b"x")), sent + 1))
            }))
        };
        let limit = Duration::from_secs(30);
        assert_eq!(
            timely(drip(1), limit, limit).filter(|chunk| std::future::ready(chunk.is_ok())).count().await,
            20
        );
        let started = Instant::now();
        let mut chunks = Box::pin(timely(drip(2), limit, limit));
        let refused = loop {
            match chunks.next().await {
                Some(Ok(_)) => {}
                other => break other,
            }
        };
        assert_eq!(refused.unwrap().unwrap_err().code(), codes::REQUEST_TIMEOUT);
        assert_eq!(started.elapsed(), limit);
    }
}
