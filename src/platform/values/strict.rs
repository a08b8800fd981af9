//! Dates and instants as they are written: what the schema allows, and nothing else that would be understood.

use super::{clock::legal_date, sentence::Sentence};
use chrono::{DateTime, Datelike, NaiveDate, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::{borrow::Cow, collections::HashSet, ops::RangeInclusive};
use uuid::Uuid;

/// The years of dates and instants: what lies outside is a slip of the pen.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Reads `2026-09-04`: four digits, two, two.
#[must_use]
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && YEARS.contains(&date.year())).then_some(date)
}

/// Reads `2026-09-04T08:00:00Z`, of any time zone (RFC 3339). A leap second is none: a database would move it to the next
/// minute, and what is told must be what is stored.
#[must_use]
pub fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let instant = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    // As fine as PostgreSQL keeps it.
    let kept = instant.trunc_subsecs(6);
    let written = text.as_bytes().get(10) == Some(&b'T') && text.as_bytes().get(17..19) != Some(b"60");
    // The legal date of an instant is a date, too.
    let within = YEARS.contains(&kept.year()) && YEARS.contains(&legal_date(kept).year());
    (written && within).then_some(kept)
}

const DATE: (&str, &str) =
    ("应为 2026-09-04 形式的日期,1900 至 2199 年", "Send a date like 2026-09-04, of the years 1900 to 2199");
const INSTANT: (&str, &str) = (
    "应为 2026-09-04T08:00:00Z 形式的时刻,1900 至 2199 年,无闰秒",
    "Send an instant like 2026-09-04T08:00:00Z, of the years 1900 to 2199, without a leap second",
);

macro_rules! strict {
    ($($name:ident, $or_null:ident: $type:ty, $read:ident, $wrong:expr;)+) => { $(
        /// For `#[serde(deserialize_with)]`.
        ///
        /// # Errors
        /// The text is written differently.
        pub fn $name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
            $read(&Cow::<'de, str>::deserialize(deserializer)?).ok_or_else(|| D::Error::custom(Sentence::new($wrong.0, $wrong.1)))
        }

        /// The same, or null.
        ///
        /// # Errors
        /// The text is written differently.
        pub fn $or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<$type>, D::Error> {
            let Some(text) = Option::<Cow<'de, str>>::deserialize(deserializer)? else { return Ok(None) };
            $read(&text).map(Some).ok_or_else(|| D::Error::custom(Sentence::new($wrong.0, $wrong.1)))
        }
    )+ };
}

strict! {
    date, date_or_null: NaiveDate, read_date, DATE;
    instant, instant_or_null: DateTime<Utc>, read_instant, INSTANT;
}

/// A date of a list.
struct Date(NaiveDate);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        date(deserializer).map(Self)
    }
}

/// Dates of a list, each as it is written.
///
/// # Errors
/// One of them is written differently.
pub fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    Ok(Vec::<Date>::deserialize(deserializer)?.into_iter().map(|date| date.0).collect())
}

/// Ids of a list, each named once: lists of records and persons are sets, and are counted as such.
///
/// # Errors
/// One of them is named twice.
pub fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Uuid>, D::Error> {
    let ids = Vec::<Uuid>::deserialize(deserializer)?;
    let mut named = HashSet::new();
    match ids.iter().find(|id| !named.insert(**id)) {
        Some(twice) => Err(D::Error::custom(format!("each id once expected, {twice} is named twice"))),
        None => Ok(ids),
    }
}

/// What was stored before lists were sets, each id once and in its order.
#[must_use]
pub fn each_once(ids: &[Uuid]) -> Vec<Uuid> {
    let mut named = HashSet::new();
    ids.iter().copied().filter(|id| named.insert(*id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_is_refused() {
        assert_eq!(read_date("2026-09-04"), NaiveDate::from_ymd_opt(2026, 9, 4));
        for wrong in [
            "2026-9-4",
            "2026-09-4",
            " 2026-09-04",
            "+2026-09-04",
            "0000-01-01",
            "1899-12-31",
            "2200-01-01",
            "2026-02-29",
            "20260904",
            "２026-09-0",
            "",
        ] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
        assert!(read_instant("2026-09-04T08:00:00+08:00").is_some());
        assert_eq!(read_instant("2026-09-04T08:00:00.1234567Z"), read_instant("2026-09-04T08:00:00.123456Z"));
        assert!(read_date("1900-01-01").is_some() && read_date("2199-12-31").is_some());
        // The year of the law ends eight hours earlier.
        assert!(
            read_instant("2199-12-31T15:59:59Z").is_some() && read_instant("2199-12-31T16:00:00Z").is_none()
        );
        assert!(
            read_instant("1900-01-01T00:00:00Z").is_some()
                && read_instant("1900-01-01T00:00:00+08:00").is_none()
        );
        for wrong in [
            "2016-12-31T23:59:60Z",
            "2026-09-04T08:00:60+08:00",
            "9999-12-31T23:59:59Z",
            "2026-09-04 08:00:00Z",
            "2026-09-04T08:00:00",
            "2026-09-04",
            "2026-9-04T08:00:00Z",
            "",
        ] {
            assert_eq!(read_instant(wrong), None, "{wrong}");
        }
    }
}
