//! A year or a quarter, until today while it runs.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use platform::values::clock::beginning_of;

/// The days of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first.
    pub from: NaiveDate,
    /// The last; today while the period runs.
    pub to: NaiveDate,
}

impl Period {
    /// Reads `2026` or `2026-Q3`.
    #[must_use]
    pub fn read(text: &str, today: NaiveDate) -> Option<Self> {
        let number = |text: &str, digits: usize| {
            let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i32>().ok().filter(|_| plain)
        };
        let Some((year, quarter)) = text.split_once("-Q") else {
            return Self::of_year(number(text, 4)?, today);
        };
        let quarter = number(quarter, 1).and_then(|quarter| u32::try_from(quarter).ok());
        let quarter = quarter.filter(|quarter| (1..=4).contains(quarter))?;
        Self::of_months(number(year, 4)?, 3 * quarter - 2, 3, today)
    }

    /// A year.
    #[must_use]
    pub fn of_year(year: i32, today: NaiveDate) -> Option<Self> {
        Self::of_months(year, 1, 12, today)
    }

    fn of_months(year: i32, first: u32, months: u32, today: NaiveDate) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, first, 1).filter(|_| (1954..=2200).contains(&year))?;
        let last = from.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Self { from, to: if today < from { last } else { last.min(today) } })
    }

    /// The quarter in which it ends, until that day.
    #[must_use]
    pub fn last_quarter(self) -> Self {
        let first = self.to.month0() / 3 * 3 + 1;
        let from = NaiveDate::from_ymd_opt(self.to.year(), first, 1).unwrap_or(self.from);
        Self { from: from.max(self.from), to: self.to }
    }

    /// The instants between which it lies: from the beginning of the first day to the end of the last.
    #[must_use]
    pub fn instants(self) -> (DateTime<Utc>, DateTime<Utc>) {
        (beginning_of(self.from), beginning_of(self.to + Days::new(1)))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let today = "2026-08-03".parse().unwrap();
        Period::read(text, today).map(|period| (period.from.to_string(), period.to.to_string()))
    }

    #[test]
    fn years_and_quarters_end_today_or_on_their_last_day() {
        let days = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(read("2026"), days("2026-01-01", "2026-08-03"));
        assert_eq!(read("2026-Q2"), days("2026-04-01", "2026-06-30"));
        assert_eq!(read("2025-Q4"), days("2025-10-01", "2025-12-31"));
        for wrong in ["2026-Q5", "26", "2026-13", "+026", "", "2026-Q", "2026-Q+1", "1900"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_last_quarter_of_a_year_is_the_one_in_which_it_ends() {
        let of = |text: &str| {
            let period = Period::read(text, "2026-08-03".parse().unwrap()).unwrap().last_quarter();
            (period.from.to_string(), period.to.to_string())
        };
        assert_eq!(of("2026"), ("2026-07-01".into(), "2026-08-03".into()));
        assert_eq!(of("2025"), ("2025-10-01".into(), "2025-12-31".into()));
        assert_eq!(of("2026-Q2"), ("2026-04-01".into(), "2026-06-30".into()));
    }
}
