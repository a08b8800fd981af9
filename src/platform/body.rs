//! The body of a request: media type, size, syntax, types, each with its own refusal.

use crate::platform::problem::{Code, Problem, Result};
use actix_web::{FromRequest, HttpRequest, dev::Payload, error::PayloadError, http::header, web::Bytes};
use futures_util::{Stream, StreamExt, stream};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{pin::Pin, sync::Arc, time::Duration};
use tokio::time::{Instant, timeout_at};

/// Bytes of a JSON body at most: 1 MiB.
pub const LIMIT: usize = 1 << 20;
/// Arrays and objects within each other at most.
pub const DEPTH: usize = 32;
/// Seconds within which a body must be here.
const IN_TIME: Duration = Duration::from_secs(30);

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
    /// `MALFORMED_JSON`, or `VALIDATION_FAILED` with the pointer of the field.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T> {
        let bytes: &[u8] = if self.bytes.is_empty() { b"{}" } else { &self.bytes };
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| wrong(&error))?;
        json.end().map_err(|error| Problem::new(Code::MalformedJson).because(error))?;
        Ok(value)
    }

    /// The reason or note that the caller gave, for the audit trail.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.bytes).ok()?;
        let text = body.get("reason").or_else(|| body.get("note"))?.as_str()?;
        Some(text.trim().to_owned())
    }
}

/// Reads a JSON value as a type.
///
/// # Errors
/// `VALIDATION_FAILED` with the pointer of the field.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_path_to_error::deserialize(value).map_err(|error| wrong(&error))
}

fn wrong(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let cause = error.inner();
    if matches!(cause.classify(), serde_json::error::Category::Syntax | serde_json::error::Category::Eof) {
        let place =
            Problem::new(Code::MalformedJson).with("line", cause.line()).with("column", cause.column());
        return place.field(&pointer_of(error.path()), Code::MalformedJson, Some(cause.to_string()));
    }
    let text = cause.to_string();
    let detail = text.split(" at line ").next().unwrap_or_default();
    let mut pointer = pointer_of(error.path());
    // serde reports these at the object; the caller wants the field.
    for lead in ["missing field `", "unknown field `"] {
        let Some(name) = detail.strip_prefix(lead).and_then(|rest| rest.split('`').next()) else { continue };
        let escaped = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        if !pointer.ends_with(&escaped) {
            pointer.push_str(&escaped);
        }
    }
    Problem::invalid(&pointer, detail)
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                format!("/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            Segment::Unknown => String::new(),
        })
        .collect()
}

impl FromRequest for Raw {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let media_type = request.headers().get(header::CONTENT_TYPE).map(|value| value.as_bytes().to_vec());
        let payload = payload.take();
        Box::pin(async move {
            let raw = Self { bytes: Arc::new(whole(payload).await?) };
            if raw.bytes.is_empty() {
                return Ok(raw);
            }
            if !media_type.is_some_and(|media_type| is_json(&media_type)) {
                return Err(Problem::new(Code::UnsupportedMediaType).with("accepted", "application/json"));
            }
            if depth(&raw.bytes) > DEPTH {
                return Err(Problem::new(Code::JsonTooDeep).with("limit", DEPTH));
            }
            raw.parse::<serde::de::IgnoredAny>()?;
            Ok(raw)
        })
    }
}

/// The fields of a form (`application/x-www-form-urlencoded`), as the RFCs of OAuth demand it.
pub struct Form(pub Vec<(String, String)>);

impl FromRequest for Form {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let media_type = request.headers().get(header::CONTENT_TYPE).map(|value| value.as_bytes().to_vec());
        let payload = payload.take();
        Box::pin(async move {
            let bytes = whole(payload).await?;
            let text = String::from_utf8_lossy(&media_type.unwrap_or_default()).to_ascii_lowercase();
            if text.split(';').next().unwrap_or_default().trim() != "application/x-www-form-urlencoded" {
                let wrong = Problem::new(Code::UnsupportedMediaType);
                return Err(wrong.with("accepted", "application/x-www-form-urlencoded"));
            }
            Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
        })
    }
}

/// All bytes of a body that is not too large and not too slow.
async fn whole(payload: Payload) -> Result<Bytes> {
    let mut bytes = actix_web::web::BytesMut::new();
    let mut chunks = Box::pin(timely(payload, IN_TIME, IN_TIME));
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        if bytes.len() + chunk.len() > LIMIT {
            return Err(Problem::new(Code::PayloadTooLarge).with("limit_bytes", LIMIT));
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
            Err(_) => Some((Err(Problem::new(Code::RequestTimeout)), payload)),
            Ok(None) => None,
            Ok(Some(chunk)) => {
                Some((chunk.map_err(|error| Problem::new(Code::MalformedRequest).because(error)), payload))
            }
        }
    })
}

/// How deep arrays and objects stand within each other, whether or not the rest is JSON.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn is_json(media_type: &[u8]) -> bool {
    let text = String::from_utf8_lossy(media_type).to_ascii_lowercase();
    let essence = text.split(';').next().unwrap_or_default().trim();
    matches!(essence, "application/json" | "application/merge-patch+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_structure_and_not_text() {
        assert_eq!(depth(br#"{"a": [1, {"b": "[[[{\"[["}], "c": []}"#), 3);
        assert_eq!(depth(&b"[".repeat(100_000)), 100_000);
        assert_eq!(depth(b"]]]"), 0);
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
        assert_eq!(refused.unwrap().unwrap_err().code(), Code::RequestTimeout);
        assert_eq!(started.elapsed(), limit);
    }
}
