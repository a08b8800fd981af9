//! Calendar months, by which progress is reported: `2026-05`.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A month of a year; later ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of a day.
    pub(crate) fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Reads four digits, a hyphen, two digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, places| part.len() == places && part.bytes().all(|c| c.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let read = Self { year: year.parse().ok()?, month: month.parse().ok()? };
        read.day(1).map(|_| read)
    }

    /// The month after it.
    pub(crate) fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// A day of it.
    pub(crate) fn day(self, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, day)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_they_are_written() {
        assert_eq!(Month::read("2026-12").map(|month| month.next().to_string()), Some("2027-01".into()));
        for wrong in ["2026-13", "2026-00", "2026-5", "26-05", "2026/05", "2026-+5", ""] {
            assert_eq!(Month::read(wrong), None, "{wrong}");
        }
    }
}
