//! SC16 and HS19: who has reported to the voters in this term (述职).

use super::{reading::Reading, work::Share};
use chrono::{Datelike, Months};
use instruments::statistics::{Indicator, count};
use registry::deputies::{CongressLevel, entity::Model as Deputy};

pub(super) fn indicators(reading: &Reading, months: i64) -> Vec<Indicator> {
    let (part, whole) = reported(reading, months, |_| true);
    vec![Indicator::share("HS19", ("述职率", "Deputies who reported to their voters"), part, whole)]
}

/// Deputies of the district and of towns with a filed report of the term, among those who have been in office for so many months.
pub(super) fn reported(reading: &Reading, months: i64, which: impl Fn(&Deputy) -> bool) -> Share {
    let (mandates, to) = (&reading.mandates, reading.period.to);
    let months = Months::new(u32::try_from(months).unwrap_or_default());
    let since = to.checked_sub_months(months).unwrap_or(to);
    let near = |deputy: &&Deputy| {
        matches!(deputy.congress_level, CongressLevel::District | CongressLevel::Town) && which(deputy)
    };
    let long = mandates.in_office(to).filter(near).filter(|deputy| mandates.holds(deputy.id, since));
    let long: Vec<&Deputy> = long.collect();
    let told = long.iter().filter(|deputy| reading.reported.contains(&(deputy.id, deputy.term_id)));
    (count(told), count(long.iter()))
}

/// The same against the linear target: so many percent for each year of the term that has begun, all of it at its end (01 §4.3).
pub(super) fn against_the_target(reading: &Reading, (part, whole): Share, percent_a_year: i64) -> Share {
    let to = reading.period.to;
    let term = reading.mandates.terms.iter().find(|term| term.covers(to));
    let year = term.map_or(1, |term| i64::from(to.year() - term.from.year()) + 1);
    let target = (percent_a_year * year).min(100);
    ((part * 100).min(whole * target), whole * target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::statistics::{Mandates, Period};
    use uuid::Uuid;

    fn year(text: &str) -> Reading {
        let to = text.parse().unwrap();
        let term = access::running_terms::Window {
            term_id: Uuid::nil(),
            from: "2022-01-01".parse().unwrap(),
            until: None,
        };
        let mandates = Mandates { terms: vec![term], ..Mandates::default() };
        Reading { period: Period { from: to, to }, mandates, ..Reading::default() }
    }

    #[test]
    fn the_worked_example_holds() {
        // 01 §4.3: year 3 of the term, 24 of 40 reported, target 60 %: all of the points.
        let (part, whole) = against_the_target(&year("2024-12-31"), (24, 40), 20);
        assert_eq!((part, whole), (2_400, 2_400));
        let (part, whole) = against_the_target(&year("2024-12-31"), (12, 40), 20);
        assert_eq!((part * 2, whole), (2_400, 2_400));
        // Nobody owes more than everybody.
        assert_eq!(against_the_target(&year("2028-12-31"), (40, 40), 20), (4_000, 4_000));
        assert_eq!(against_the_target(&year("2024-12-31"), (0, 0), 20), (0, 0));
    }
}
