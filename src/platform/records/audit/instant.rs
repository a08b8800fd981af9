//! Instants in hashes.

use chrono::{DateTime, SecondsFormat, Utc};

/// An instant as it is hashed: always six digits of a second, always `Z`.
#[must_use]
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
