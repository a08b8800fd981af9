//! What recurs, as RFC 5545 writes it: days alone, within bounds, so that no rule costs more than its years have days.

use chrono::{DateTime, NaiveDate, TimeZone, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};
use std::collections::{BTreeSet, HashSet};

/// Days between the first and the last on which a rule holds at most: five years.
pub(super) const LONGEST: u64 = 1_826;
/// Days that a rule counts at most.
const MOST: u32 = 1_000;
/// From one time to the next at most, in years, months, weeks or days.
const WIDEST: u16 = 366;
/// What a rule may say. Hours stand beside it, and are not counted.
const PARTS: [&str; 9] =
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST"];

/// A rule that was read.
#[derive(Debug)]
pub(super) struct Recurrence {
    rule: RRule<Unvalidated>,
    until: Option<NaiveDate>,
}

impl Recurrence {
    /// Reads a rule, or says why it is none.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let (mut named, mut until, mut others) = (HashSet::new(), None, Vec::new());
        for part in text.split(';') {
            let (name, value) =
                part.split_once('=').ok_or_else(|| format!("{part:?} is no part of a rule"))?;
            if !PARTS.contains(&name) {
                return Err(format!("{name:?} is none of {}", PARTS.join(", ")));
            }
            if !named.insert(name) {
                return Err(format!("{name} stands twice"));
            }
            if name == "BYMONTHDAY" && value.split(',').any(|day| day.trim_start_matches(['+', '-']) == "0") {
                return Err("BYMONTHDAY is 1 to 31, or -1 to -31".into());
            }
            // A day here, and in the library an instant.
            match name {
                "UNTIL" => {
                    until =
                        Some(day(value).ok_or_else(|| format!("UNTIL={value} is no date like 20261231"))?);
                }
                _ => others.push(part),
            }
        }
        if named.contains("BYSETPOS")
            && ["BYMONTH", "BYMONTHDAY", "BYDAY"].iter().all(|part| !named.contains(part))
        {
            return Err("BYSETPOS chooses among the days that another part names".into());
        }
        if named.contains("UNTIL") && named.contains("COUNT") {
            return Err("COUNT and UNTIL do not stand together".into());
        }
        let rule: RRule<Unvalidated> = others.join(";").parse().map_err(|error| format!("{error}"))?;
        if matches!(rule.get_freq(), Frequency::Hourly | Frequency::Minutely | Frequency::Secondly) {
            return Err("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY".into());
        }
        let nth = rule.get_by_weekday().iter().any(|named| matches!(named, NWeekday::Nth(..)));
        if nth && !matches!(rule.get_freq(), Frequency::Monthly | Frequency::Yearly) {
            return Err("BYDAY has a number where FREQ is MONTHLY or YEARLY".into());
        }
        if !(1..=WIDEST).contains(&rule.get_interval()) {
            return Err(format!("INTERVAL is 1 to {WIDEST}"));
        }
        if rule.get_count().is_some_and(|count| !(1..=MOST).contains(&count)) {
            return Err(format!("COUNT is 1 to {MOST}"));
        }
        Ok(Self { rule, until })
    }

    /// Its days, counted from the first on which it holds.
    pub(super) fn days(&self, from: NaiveDate, to: NaiveDate) -> Result<BTreeSet<NaiveDate>, String> {
        let last = self.until.map_or(to, |until| until.min(to));
        if last < from {
            return Ok(BTreeSet::new());
        }
        // What is counted ends by itself, and may not have another end; what is not ends with the rule.
        let ended = match self.rule.get_count() {
            Some(_) => self.rule.clone(),
            None => self.rule.clone().until(midnight(last)),
        };
        let begins = midnight(from);
        let rule = ended.validate(begins).map_err(|error| format!("{error}"))?;
        let most = u16::try_from(LONGEST + 1).unwrap_or(u16::MAX);
        let found = RRuleSet::new(begins).rrule(rule).all(most).dates;
        Ok(found.iter().map(DateTime::date_naive).take_while(|day| *day <= last).collect())
    }

    /// Whether it names Saturdays or Sundays: then it means them.
    pub(super) fn names_weekends(&self) -> bool {
        self.rule.get_by_weekday().iter().any(|named| {
            let (NWeekday::Every(day) | NWeekday::Nth(_, day)) = named;
            matches!(day, Weekday::Sat | Weekday::Sun)
        })
    }
}

/// A date as the rule writes it.
fn day(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok()).flatten()
}

/// A day among instants: in UTC every day has its midnight.
fn midnight(day: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Days};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(rule: &str, from: &str, to: &str) -> Vec<String> {
        let found = Recurrence::read(rule).unwrap().days(date(from), date(to)).unwrap();
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rules_fall_on_their_days() {
        for (rule, from, to, wanted) in [
            (
                "FREQ=MONTHLY;BYMONTHDAY=15",
                "2026-01-01",
                "2026-03-31",
                vec!["2026-01-15", "2026-02-15", "2026-03-15"],
            ),
            ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-05-01", vec!["2026-01-31", "2026-03-31"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-02-01", "2026-03-31", vec!["2026-02-28", "2026-03-31"]),
            ("FREQ=MONTHLY;BYDAY=2WE", "2026-09-01", "2026-10-31", vec!["2026-09-09", "2026-10-14"]),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "2026-01-01",
                "2026-02-28",
                vec!["2026-01-30", "2026-02-27"],
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
                "2026-09-03",
                "2026-10-01",
                vec!["2026-09-03", "2026-09-17", "2026-10-01"],
            ),
            (
                "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15",
                "2026-01-01",
                "2026-05-31",
                vec!["2026-01-15", "2026-03-15", "2026-05-15"],
            ),
            (
                "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=5",
                "2026-01-01",
                "2026-12-31",
                vec!["2026-03-05", "2026-09-05"],
            ),
            ("FREQ=DAILY;COUNT=2", "2026-01-01", "2026-12-31", vec!["2026-01-01", "2026-01-02"]),
            ("FREQ=DAILY;COUNT=9", "2026-01-01", "2026-01-02", vec!["2026-01-01", "2026-01-02"]),
            ("FREQ=WEEKLY;UNTIL=20260908", "2026-09-01", "2026-12-31", vec!["2026-09-01", "2026-09-08"]),
            ("FREQ=WEEKLY;UNTIL=20251231", "2026-09-01", "2026-12-31", vec![]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01", "2030-12-31", vec![]),
        ] {
            assert_eq!(days(rule, from, to), wanted, "{rule}");
        }
        assert_eq!(days("FREQ=DAILY", "2026-01-01", "2031-01-01").len(), 1_827);
    }

    #[test]
    fn what_is_no_rule_of_days_is_refused() {
        for wrong in [
            "",
            "每月15日",
            "FREQ=MONTHLY;",
            "BYMONTHDAY=15",
            "FREQ=HOURLY",
            "FREQ=SECONDLY;COUNT=1",
            "FREQ=MONTHLY;BYHOUR=9",
            "FREQ=MONTHLY;FREQ=DAILY",
            "FREQ=WEEKLY;BYDAY=2MO",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=367",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=1001",
            "FREQ=DAILY;COUNT=1;UNTIL=20261231",
            "FREQ=DAILY;UNTIL=2026-12-31",
            "FREQ=DAILY;UNTIL=20261231T000000Z",
            "FREQ=DAILY;UNTIL=20261331",
            "FREQ=MONTHLY\nDTSTART:20200101T000000Z",
            "RRULE:FREQ=DAILY",
        ] {
            let read = Recurrence::read(wrong).map(|rule| rule.days(date("2026-01-01"), date("2026-12-31")));
            assert!(!matches!(read, Ok(Ok(_))), "{wrong}: {read:?}");
        }
        for wrong in [
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=WEEKLY;BYMONTHDAY=1",
            "FREQ=DAILY;BYSETPOS=1",
        ] {
            let read = Recurrence::read(wrong).map(|rule| rule.days(date("2026-01-01"), date("2026-12-31")));
            assert!(!matches!(read, Ok(Ok(_))), "{wrong}: {read:?}");
        }
    }

    #[test]
    fn weekends_are_meant_where_they_are_named() {
        for (rule, named) in [
            ("FREQ=WEEKLY;BYDAY=SA", true),
            ("FREQ=MONTHLY;BYDAY=1SU", true),
            ("FREQ=WEEKLY;BYDAY=MO,FR", false),
            ("FREQ=MONTHLY;BYMONTHDAY=15", false),
        ] {
            assert_eq!(Recurrence::read(rule).unwrap().names_weekends(), named, "{rule}");
        }
    }

    proptest::proptest! {
        /// The oracle looks at every day.
        #[test]
        fn a_day_of_the_month_is_found_by_looking(from in 0u64..3_000, length in 0u64..1_000, day in 1u32..=31, every in 1u32..=6) {
            let from = date("2020-01-01") + Days::new(from);
            let to = from + Days::new(length);
            let rule = format!("FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={day}");
            let months = |date: NaiveDate| date.year() * 12 + i32::try_from(date.month()).unwrap();
            let fits = |date: &NaiveDate| {
                date.day() == day && (months(*date) - months(from)) % i32::try_from(every).unwrap() == 0
            };
            let wanted: BTreeSet<NaiveDate> = from.iter_days().take_while(|date| *date <= to).filter(fits).collect();
            assert_eq!(Recurrence::read(&rule).unwrap().days(from, to).unwrap(), wanted);
        }

        /// And at the weekdays.
        #[test]
        fn weekdays_are_found_by_looking(from in 0u64..3_000, length in 0u64..1_000, weekday in 0usize..7) {
            let from = date("2020-01-01") + Days::new(from);
            let to = from + Days::new(length);
            let name = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday];
            let fits = |date: &NaiveDate| date.weekday().num_days_from_monday() as usize == weekday;
            let wanted: BTreeSet<NaiveDate> = from.iter_days().take_while(|date| *date <= to).filter(fits).collect();
            assert_eq!(Recurrence::read(&format!("FREQ=WEEKLY;BYDAY={name}")).unwrap().days(from, to).unwrap(), wanted);
        }
    }
}
