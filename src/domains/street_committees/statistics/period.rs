//! A year or a quarter, until today while it runs.

use chrono::{Datelike, Months, NaiveDate};

/// The days of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// The first.
    pub from: NaiveDate,
    /// The last; today while the period runs.
    pub to: NaiveDate,
}

impl Period {
    /// Reads `2026` or `2026-Q3`; without a text the year of today.
    pub(super) fn read(text: Option<&str>, today: NaiveDate) -> Option<Self> {
        let this_year = today.year().to_string();
        let (year, quarter) = match text.unwrap_or(&this_year).split_once("-Q") {
            Some((year, quarter)) => {
                (year, Some(quarter.parse::<u32>().ok().filter(|q| (1..=4).contains(q))?))
            }
            None => (text.unwrap_or(&this_year), None),
        };
        let plain = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year: i32 = year.parse().ok().filter(|year| plain && (1954..=2200).contains(year))?;
        let (month, months) = quarter.map_or((1, 12), |quarter| (3 * quarter - 2, 3));
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = from.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Self { from, to: if today < from { last } else { last.min(today) } })
    }

    /// Whether a day lies in it.
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has.
    pub(super) fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let today = "2026-08-03".parse().unwrap();
        Period::read(Some(text), today).map(|period| (period.from.to_string(), period.to.to_string()))
    }

    #[test]
    fn years_and_quarters_end_today_or_on_their_last_day() {
        let days = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(read("2026"), days("2026-01-01", "2026-08-03"));
        assert_eq!(read("2026-Q2"), days("2026-04-01", "2026-06-30"));
        assert_eq!(read("2025-Q4"), days("2025-10-01", "2025-12-31"));
        for wrong in ["2026-Q5", "26", "2026-13", "+026", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
