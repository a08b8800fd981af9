//! The years that the State Council has published: holidays from–to (month and day), and worked weekend days.

use super::{words::Holiday, year::YearOfDays};
use chrono::NaiveDate;

type MonthDay = (u32, u32);
type OfficialYear = (i32, &'static [(MonthDay, MonthDay, &'static str)], &'static [MonthDay]);

const YEARS: &[OfficialYear] = &[
    (
        2024,
        &[
            ((1, 1), (1, 1), "元旦"),
            ((2, 10), (2, 17), "春节"),
            ((4, 4), (4, 6), "清明节"),
            ((5, 1), (5, 5), "劳动节"),
            ((6, 10), (6, 10), "端午节"),
            ((9, 15), (9, 17), "中秋节"),
            ((10, 1), (10, 7), "国庆节"),
        ],
        &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    ),
    (
        2025,
        &[
            ((1, 1), (1, 1), "元旦"),
            ((1, 28), (2, 4), "春节"),
            ((4, 4), (4, 6), "清明节"),
            ((5, 1), (5, 5), "劳动节"),
            ((5, 31), (6, 2), "端午节"),
            ((10, 1), (10, 5), "国庆节"),
            ((10, 6), (10, 6), "中秋节"),
            ((10, 7), (10, 8), "国庆节"),
        ],
        &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    ),
    (
        2026,
        &[
            ((1, 1), (1, 3), "元旦"),
            ((2, 15), (2, 23), "春节"),
            ((4, 4), (4, 6), "清明节"),
            ((5, 1), (5, 5), "劳动节"),
            ((6, 19), (6, 21), "端午节"),
            ((9, 25), (9, 27), "中秋节"),
            ((10, 1), (10, 7), "国庆节"),
        ],
        &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    ),
];

/// The published years.
pub(super) fn years() -> impl Iterator<Item = YearOfDays> {
    YEARS.iter().map(|(year, holidays, worked)| {
        let date = |(month, day): MonthDay| NaiveDate::from_ymd_opt(*year, month, day).unwrap_or_default();
        let holiday = |(from, to, name): &(MonthDay, MonthDay, &str)| Holiday {
            from: date(*from),
            to: date(*to),
            name: platform::values::text::Text::stored(*name),
        };
        YearOfDays {
            year: *year,
            holidays: holidays.iter().map(holiday).collect(),
            makeup_workdays: worked.iter().map(|day| date(*day)).collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::values::words::Words;

    /// The golden file is what the package `chinesecalendar` says; `tests/run.sh` makes it anew and compares.
    #[test]
    fn every_day_is_as_the_independent_oracle_has_it() {
        let golden = include_str!("../../../tests/golden/calendar-days.txt");
        let ours: String = years()
            .flat_map(|year| year.days().collect::<Vec<_>>())
            .map(|day| format!("{} {} {}\n", day.date, day.kind.word(), day.name.as_deref().unwrap_or("-")))
            .collect();
        assert_eq!(ours, golden);
    }
}
