//! Dates and instants as they are written: what the schema allows, and nothing else that would be understood.

use chrono::{DateTime, Datelike, NaiveDate, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;

/// Reads `2026-09-04`.
#[must_use]
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && (1..=9999).contains(&date.year())).then_some(date)
}

/// Reads `2026-09-04T08:00:00Z`, of any time zone (RFC 3339).
#[must_use]
pub fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let instant = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    // As fine as PostgreSQL keeps it: what is told must be what is stored.
    let kept = instant.trunc_subsecs(6);
    (text.as_bytes().get(10) == Some(&b'T') && (1..=9999).contains(&kept.year())).then_some(kept)
}

macro_rules! strict {
    ($($name:ident, $or_null:ident: $type:ty, $read:ident, $wrong:literal;)+) => { $(
        /// For `#[serde(deserialize_with)]`.
        ///
        /// # Errors
        /// The text is written differently.
        pub fn $name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
            $read(&Cow::<'de, str>::deserialize(deserializer)?).ok_or_else(|| D::Error::custom($wrong))
        }

        /// The same, or null.
        ///
        /// # Errors
        /// The text is written differently.
        pub fn $or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<$type>, D::Error> {
            let Some(text) = Option::<Cow<'de, str>>::deserialize(deserializer)? else { return Ok(None) };
            $read(&text).map(Some).ok_or_else(|| D::Error::custom($wrong))
        }
    )+ };
}

strict! {
    date, date_or_null: NaiveDate, read_date, "a date like 2026-09-04 expected";
    instant, instant_or_null: DateTime<Utc>, read_instant, "an instant like 2026-09-04T08:00:00Z expected";
}

/// Dates of a list, each as it is written.
///
/// # Errors
/// One of them is written differently.
pub fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    let texts = Vec::<Cow<'de, str>>::deserialize(deserializer)?;
    let dates: Option<Vec<_>> = texts.iter().map(|text| read_date(text)).collect();
    dates.ok_or_else(|| D::Error::custom("dates like 2026-09-04 expected"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_is_refused() {
        assert_eq!(read_date("2026-09-04"), NaiveDate::from_ymd_opt(2026, 9, 4));
        for wrong in ["2026-9-4", "2026-09-4", " 2026-09-04", "+2026-09-04", "0000-01-01", "2026-02-29", ""] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
        assert!(read_instant("2026-09-04T08:00:00+08:00").is_some());
        assert_eq!(read_instant("2026-09-04T08:00:00.1234567Z"), read_instant("2026-09-04T08:00:00.123456Z"));
        for wrong in ["2026-09-04 08:00:00Z", "2026-09-04T08:00:00", "2026-09-04", "2026-9-04T08:00:00Z", ""]
        {
            assert_eq!(read_instant(wrong), None, "{wrong}");
        }
    }
}
