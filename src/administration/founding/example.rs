//! A complete file of a district that does not exist.

use chrono::{Datelike, NaiveDate};

/// The first year and the ordinal of a term; each has five years (地方组织法第三十八条).
const TERM: (i32, i32) = (2022, 7);
const YEARS: i32 = 5;

/// Prints the example, with the term that runs on a day.
pub(crate) fn print(today: NaiveDate) {
    let passed = (today.year() - TERM.0).div_euclid(YEARS);
    let (year, ordinal) = (TERM.0 + passed * YEARS, TERM.1 + passed);
    let text = include_str!("example.toml");
    print!("{}", text.replace("{YEAR}", &year.to_string()).replace("{ORDINAL}", &ordinal.to_string()));
}
