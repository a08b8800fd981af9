//! The term that runs when a demonstration is made.

use chrono::{Datelike, Days, NaiveDate};

/// The first year and the ordinal of the term that 嘉定 elected in the autumn of 2021; a term has five years (地方组织法第三十八条).
const SEVENTH: (i32, i32) = (2022, 7);
const YEARS: i32 = 5;

/// A running term, and the last yearly session of its congress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RunningTerm {
    /// Which term: 第几届.
    pub(super) ordinal: i32,
    /// Its first day.
    pub(super) begins_on: NaiveDate,
    /// Which session of it: 第几次.
    pub(super) session: i32,
    /// The first and the last day of that session.
    pub(super) session_days: [NaiveDate; 2],
}

impl RunningTerm {
    /// The term on a day. It ends when the next congress meets for the first time, which is in January; nobody knows the day yet.
    pub(super) fn on(today: NaiveDate) -> Self {
        let (first, ordinal) = SEVENTH;
        // The session of a year is over by the twentieth.
        let year = (today - Days::new(20)).year();
        let terms = (year - first).div_euclid(YEARS);
        let begins = first + terms * YEARS;
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        Self {
            ordinal: ordinal + terms,
            begins_on: day(begins, 1, 1),
            session: year - begins + 2,
            session_days: [12, 15].map(|of_january| day(year, 1, of_january)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_runs_on_every_day() {
        for (day, ordinal, begins, session, met) in [
            ("2026-08-03", 7, "2022-01-01", 6, "2026-01-12"),
            ("2026-11-30", 7, "2022-01-01", 6, "2026-01-12"),
            ("2027-01-05", 7, "2022-01-01", 6, "2026-01-12"),
            ("2027-01-21", 8, "2027-01-01", 2, "2027-01-12"),
            ("2031-11-30", 8, "2027-01-01", 6, "2031-01-12"),
            ("2022-03-01", 7, "2022-01-01", 2, "2022-01-12"),
        ] {
            let term = RunningTerm::on(day.parse().unwrap());
            let found =
                (term.ordinal, term.begins_on.to_string(), term.session, term.session_days[0].to_string());
            assert_eq!(found, (ordinal, begins.to_owned(), session, met.to_owned()), "{day}");
        }
    }
}
