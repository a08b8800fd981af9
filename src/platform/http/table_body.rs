//! The body of a request that is a table: its media type, its charset, its bytes.

use super::body::{plain, short_enough, timely};
use crate::problem::{Problem, Result, codes};
use actix_web::{
    dev::Payload,
    http::header::{self, HeaderMap},
    web::{Bytes, BytesMut},
};
use futures_util::StreamExt;
use std::time::Duration;

/// The media type of tables.
pub const CSV: &str = "text/csv";
/// How long a table may take to be here.
const IN_TIME: Duration = Duration::from_mins(1);

/// A table as it came, and the charset that its head names.
pub struct TableBody {
    /// The bytes.
    pub bytes: Bytes,
    /// The charset, in lower case.
    pub charset: Option<String>,
}

impl TableBody {
    /// Receives one of so many bytes at most.
    ///
    /// # Errors
    /// `UNSUPPORTED_MEDIA_TYPE`, `PAYLOAD_TOO_LARGE`, `REQUEST_TIMEOUT`.
    pub async fn receive(headers: &HeaderMap, payload: Payload, limit: usize) -> Result<Self> {
        plain(headers)?;
        let charset = charset(headers)?;
        short_enough(headers, limit as u64)?;
        let (mut bytes, mut chunks) = (BytesMut::new(), Box::pin(timely(payload, IN_TIME, IN_TIME)));
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk?;
            if bytes.len() + chunk.len() > limit {
                return Err(Problem::new(codes::PAYLOAD_TOO_LARGE).with("limit_bytes", limit));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Self { bytes: bytes.freeze(), charset })
    }
}

fn charset(headers: &HeaderMap) -> Result<Option<String>> {
    let line = headers.get(header::CONTENT_TYPE).and_then(|line| line.to_str().ok()).unwrap_or_default();
    let line = line.to_ascii_lowercase();
    let mut parts = line.split(';').map(str::trim);
    if parts.next() != Some(CSV) {
        return Err(Problem::new(codes::UNSUPPORTED_MEDIA_TYPE).with("accepted", CSV));
    }
    let named = parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.trim() == "charset");
    Ok(named.map(|(_, value)| value.trim().trim_matches('"').to_owned()))
}
