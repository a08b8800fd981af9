//! On which days people are received: the days of a rule, moved by holidays (03 §4.6).

use super::{HolidayPolicy, entity::Model, recurrence::Recurrence};
use chrono::{Days, NaiveDate};
use instruments::calendar::{Calendar, DayKind};
use platform::problem::{Problem, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Days within which a reception that gives way finds another day; later it is dropped. No holiday is as long, and a weekend is never
/// a working day a week later.
const WITHIN: u64 = 56;

/// A day on which people are received.
/// 接待日。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct ReceptionDate {
    /// The day.
    /// 接待日期。
    pub date: NaiveDate,
    /// The day of the rule; another one, if that was a day on which nobody works.
    /// 规则所定日期;遇节假日顺延的与接待日期不同。
    pub planned_on: NaiveDate,
}

/// A rule with the calendar of its district.
pub(super) struct Reckoning<'a> {
    pub calendar: &'a Calendar,
    pub policy: HolidayPolicy,
    /// Whether the rule means weekends.
    pub on_weekends: bool,
}

impl Model {
    /// The receptions of a period, each on a day of its own, in their order. What comes from the days before the period counts,
    /// and what leaves it does not.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` with the rule that waits for the year.
    pub(super) fn receptions(
        &self,
        calendar: &Calendar,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ReceptionDate>> {
        let recurrence = Recurrence::read(&self.rrule).map_err(Problem::internal)?;
        let days = recurrence.days(self.valid_from, self.valid_to.min(to)).map_err(Problem::internal)?;
        let reckoning =
            Reckoning { calendar, policy: self.holiday_policy, on_weekends: recurrence.names_weekends() };
        let near = from.checked_sub_days(Days::new(WITHIN)).unwrap_or(from);
        let planned = days.range(near..).copied();
        reckoning.of(planned, from, to).map_err(|missing| missing.with("rule_id", self.id.to_string()))
    }
}

impl Reckoning<'_> {
    fn of(
        &self,
        planned: impl IntoIterator<Item = NaiveDate>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ReceptionDate>> {
        let (mut found, mut moved) = (BTreeMap::new(), Vec::new());
        for day in planned {
            if self.is_free(day)? {
                found.insert(day, day);
            } else if let Some(other) = self.another(day, to)? {
                moved.push((other, day));
            }
        }
        // What falls on another date is dropped.
        for (date, planned_on) in moved {
            found.entry(date).or_insert(planned_on);
        }
        let dates = found.range(from..).take_while(|(date, _)| **date <= to);
        Ok(dates.map(|(date, planned_on)| ReceptionDate { date: *date, planned_on: *planned_on }).collect())
    }

    /// Whether people are received on a day of the rule.
    fn is_free(&self, day: NaiveDate) -> Result<bool> {
        Ok(match self.calendar.day(day)?.kind {
            DayKind::StatutoryHoliday => false,
            DayKind::Weekend => self.on_weekends,
            DayKind::Workday | DayKind::MakeupWorkday => true,
        })
    }

    fn is_worked(&self, day: NaiveDate) -> Result<bool> {
        Ok(self.calendar.day(day)?.kind.is_worked())
    }

    /// The day in place of one on which nobody works, if there is one until the end of the period.
    fn another(&self, day: NaiveDate, to: NaiveDate) -> Result<Option<NaiveDate>> {
        let step = match self.policy {
            HolidayPolicy::NextWorkday => 1,
            HolidayPolicy::NextWeek => 7,
            HolidayPolicy::Skip => return Ok(None),
        };
        for days in (step..=WITHIN).step_by(usize::try_from(step).map_err(Problem::internal)?) {
            let Some(other) = day.checked_add_days(Days::new(days)).filter(|other| *other <= to) else {
                break;
            };
            let fits = match self.policy {
                HolidayPolicy::NextWeek => self.is_free(other)?,
                HolidayPolicy::NextWorkday | HolidayPolicy::Skip => self.is_worked(other)?,
            };
            if fits {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use chrono::{Datelike, Weekday};
    use instruments::calendar_corrections::CorrectedDay;
    use platform::values::text::Text;
    use std::collections::BTreeSet;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rule(rrule: &str, policy: HolidayPolicy) -> Model {
        Model {
            rrule: Text::stored(rrule),
            holiday_policy: policy,
            valid_from: date("2026-01-01"),
            valid_to: date("2026-12-31"),
            ..Model::default()
        }
    }

    fn found(rule: &Model, calendar: &Calendar, from: &str, to: &str) -> Vec<(String, String)> {
        let found = rule.receptions(calendar, date(from), date(to)).unwrap();
        found.iter().map(|one| (one.date.to_string(), one.planned_on.to_string())).collect()
    }

    fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
        wanted.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    /// 03 §4.6, the worked example: the fifteenth of odd months.
    #[test]
    fn the_fifteenth_of_march_is_a_sunday() {
        let odd = rule("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", HolidayPolicy::NextWorkday);
        let mut calendar = Calendar::official();
        let march = |calendar: &Calendar| found(&odd, calendar, "2026-03-01", "2026-03-31");
        assert_eq!(march(&calendar), pairs(&[("2026-03-16", "2026-03-15")]));
        assert_eq!(found(&odd, &calendar, "2026-02-01", "2026-02-28"), pairs(&[]));
        let worked = CorrectedDay { date: date("2026-03-15"), day_type: DayKind::MakeupWorkday, name: None };
        calendar.correct(&[worked]);
        assert_eq!(march(&calendar), pairs(&[("2026-03-15", "2026-03-15")]));
    }

    #[test]
    fn holidays_move_or_drop_receptions() {
        use HolidayPolicy::{NextWeek, NextWorkday, Skip};
        let calendar = Calendar::official();
        for (text, policy, from, to, wanted) in [
            // National Day, 1 to 7 October: Thursday to Wednesday.
            (
                "FREQ=MONTHLY;BYMONTHDAY=1",
                NextWorkday,
                "2026-10-01",
                "2026-10-31",
                &[("2026-10-08", "2026-10-01")][..],
            ),
            ("FREQ=MONTHLY;BYMONTHDAY=1", Skip, "2026-10-01", "2026-10-31", &[]),
            ("FREQ=MONTHLY;BYDAY=1TH", NextWeek, "2026-10-01", "2026-10-31", &[("2026-10-08", "2026-10-01")]),
            // May comes in with a holiday and leaves the last day of April alone.
            (
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                NextWorkday,
                "2026-05-01",
                "2026-06-01",
                &[("2026-06-01", "2026-05-31")],
            ),
            // Into the next month: 31 January is a Saturday.
            ("FREQ=MONTHLY;BYMONTHDAY=31", NextWorkday, "2026-01-01", "2026-01-31", &[]),
            (
                "FREQ=MONTHLY;BYMONTHDAY=31",
                NextWorkday,
                "2026-02-01",
                "2026-02-28",
                &[("2026-02-02", "2026-01-31")],
            ),
            // Two that fall on one day are one.
            (
                "FREQ=MONTHLY;BYMONTHDAY=15,16",
                NextWorkday,
                "2026-03-01",
                "2026-03-31",
                &[("2026-03-16", "2026-03-16")],
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=14,15",
                NextWorkday,
                "2026-03-01",
                "2026-03-31",
                &[("2026-03-16", "2026-03-14")],
            ),
            // Saturdays are meant where they are named, but for holidays; then a working day is.
            (
                "FREQ=MONTHLY;BYDAY=1SA",
                NextWorkday,
                "2026-09-01",
                "2026-10-31",
                &[("2026-09-05", "2026-09-05"), ("2026-10-08", "2026-10-03")],
            ),
            ("FREQ=MONTHLY;BYDAY=1SA", NextWeek, "2026-10-01", "2026-10-31", &[("2026-10-10", "2026-10-03")]),
            // A Sunday is no working day a week later either.
            (
                "FREQ=MONTHLY;BYMONTHDAY=15",
                NextWeek,
                "2026-03-01",
                "2026-06-30",
                &[("2026-04-15", "2026-04-15"), ("2026-05-15", "2026-05-15"), ("2026-06-15", "2026-06-15")],
            ),
            // Make-up workdays: 20 September is a Sunday.
            ("FREQ=MONTHLY;BYMONTHDAY=20", Skip, "2026-09-01", "2026-09-30", &[("2026-09-20", "2026-09-20")]),
        ] {
            assert_eq!(
                found(&rule(text, policy), &calendar, from, to),
                pairs(wanted),
                "{text} {policy:?} {from}"
            );
        }
    }

    #[test]
    fn a_year_without_a_calendar_is_named() {
        let mut one = rule("FREQ=MONTHLY;BYMONTHDAY=15", HolidayPolicy::Skip);
        one.valid_to = date("2029-12-31");
        let refused =
            one.receptions(&Calendar::official(), date("2029-01-01"), date("2029-01-31")).unwrap_err();
        assert_eq!(refused.code(), codes::CALENDAR_YEAR_MISSING);
    }

    /// Every day that a reception may be on, found by looking at all of them.
    fn naive(
        days: &BTreeSet<NaiveDate>,
        calendar: &Calendar,
        policy: HolidayPolicy,
        weekends: bool,
    ) -> BTreeSet<NaiveDate> {
        let kind = |day: NaiveDate| calendar.day(day).unwrap().kind;
        let works = |day| matches!(kind(day), DayKind::Workday | DayKind::MakeupWorkday);
        let free = |day| works(day) || (weekends && kind(day) == DayKind::Weekend);
        let mut held = BTreeSet::new();
        for planned in days {
            if free(*planned) {
                held.insert(*planned);
                continue;
            }
            let mut later = planned.iter_days().skip(1).take(56);
            let other = match policy {
                HolidayPolicy::Skip => None,
                HolidayPolicy::NextWorkday => later.find(|day| works(*day)),
                HolidayPolicy::NextWeek => later.find(|day| day.weekday() == planned.weekday() && free(*day)),
            };
            held.extend(other);
        }
        held
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1_000))]
        /// A thousand random periods of the published years, rules of days and weekdays, and each way of giving way.
        #[test]
        fn receptions_are_those_that_a_naive_count_finds(
            begin in 60u64..900, length in 0u64..90, day in 1u32..=31, weekday in 0usize..7, by_weekday in proptest::bool::ANY, policy in 0usize..3,
        ) {
            let policy = [HolidayPolicy::NextWorkday, HolidayPolicy::NextWeek, HolidayPolicy::Skip][policy];
            let calendar = Calendar::official();
            let name = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday];
            let text = if by_weekday { format!("FREQ=WEEKLY;BYDAY={name}") } else { format!("FREQ=MONTHLY;BYMONTHDAY={day}") };
            let mut one = rule(&text, policy);
            (one.valid_from, one.valid_to) = (date("2024-01-01"), date("2026-10-01"));
            let fits = |date: &NaiveDate| {
                if by_weekday { date.weekday().num_days_from_monday() as usize == weekday } else { date.day() == day }
            };
            let planned = one.valid_from.iter_days().take_while(|day| *day <= one.valid_to).filter(fits).collect();
            let weekends = by_weekday && weekday >= Weekday::Sat.num_days_from_monday() as usize;
            let from = one.valid_from + Days::new(begin);
            let to = (from + Days::new(length)).min(date("2026-10-01"));
            let all = naive(&planned, &calendar, policy, weekends);
            let wanted: Vec<NaiveDate> = if from <= to { all.range(from..=to).copied().collect() } else { Vec::new() };
            let found: Vec<NaiveDate> =
                one.receptions(&calendar, from, to).unwrap().iter().map(|one| one.date).collect();
            assert_eq!(found, wanted);
        }
    }
}
