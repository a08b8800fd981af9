//! The body of a request: media type, size, syntax, types, each with its own refusal.

use crate::platform::problem::{Code, Problem, Result};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web::Bytes};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{pin::Pin, sync::Arc};

/// Bytes of a JSON body at most: 1 MiB.
pub const LIMIT: usize = 1 << 20;

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
        let mut payload = payload.take();
        Box::pin(async move {
            let mut bytes = actix_web::web::BytesMut::new();
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|error| Problem::new(Code::MalformedRequest).because(error))?;
                if bytes.len() + chunk.len() > LIMIT {
                    return Err(Problem::new(Code::PayloadTooLarge).with("limit_bytes", LIMIT));
                }
                bytes.extend_from_slice(&chunk);
            }
            let raw = Self { bytes: Arc::new(bytes.freeze()) };
            if raw.bytes.is_empty() {
                return Ok(raw);
            }
            if !media_type.is_some_and(|media_type| is_json(&media_type)) {
                return Err(Problem::new(Code::UnsupportedMediaType).with("accepted", "application/json"));
            }
            raw.parse::<serde::de::IgnoredAny>()?;
            Ok(raw)
        })
    }
}

fn is_json(media_type: &[u8]) -> bool {
    let text = String::from_utf8_lossy(media_type).to_ascii_lowercase();
    let essence = text.split(';').next().unwrap_or_default().trim();
    matches!(essence, "application/json" | "application/merge-patch+json")
}
