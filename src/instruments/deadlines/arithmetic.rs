//! Legal periods (00 §6.1): counted by the Civil Code, explained step by step.

use crate::{
    calendar::{Calendar, DayKind},
    laws::CC,
};
use chrono::{Datelike, Days, Months, NaiveDate};
use platform::{
    problem::{Problem, Result, law::Article},
    values::{sentence::Sentence, words::Words},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// In what a period is counted.
    /// 期限的计算单位。
    pub enum PeriodUnit {
        Days "自然日" / "Calendar days",
        WorkingDays "工作日" / "Working days",
        Months "月" / "Months",
        Years "年" / "Years",
    }
}

platform::words! {
    /// Which way a period runs.
    /// 期限计算的方向。
    pub enum Direction {
        After "之后" / "After",
        Before "之前" / "Before",
    }
}

/// A period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// How much.
    pub amount: u32,
    /// Of what.
    pub unit: PeriodUnit,
    /// Which way.
    pub direction: Direction,
}

/// One step of a computation, for people to check.
/// 计算过程中的一步,供人工核对。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The day that the step is about.
    /// 该步所涉及的日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub on: NaiveDate,
    /// What happens there.
    /// 该步的情况说明。
    #[schema(examples("2026-08-22 周末,顺延至下一工作日"))]
    pub text: String,
    /// The article that demands it.
    /// 该步所依据的条文。
    #[schema(required = true)]
    pub basis: Option<String>,
}

/// The end of a period, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The last day.
    pub due_on: NaiveDate,
    /// How it was found.
    pub steps: Vec<Step>,
}

impl Span {
    /// A period of days before a day.
    #[must_use]
    pub fn days_before(amount: u32) -> Self {
        Self { amount, unit: PeriodUnit::Days, direction: Direction::Before }
    }

    /// A period after a day.
    #[must_use]
    pub fn after(amount: u32, unit: PeriodUnit) -> Self {
        Self { amount, unit, direction: Direction::After }
    }

    /// The last day of the period.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if the calendar lacks a year that it needs; an amount beyond the calendar.
    pub fn from(self, start: NaiveDate, calendar: &Calendar) -> Result<Computed> {
        match (self.direction, self.unit) {
            (Direction::Before, PeriodUnit::Days | PeriodUnit::Months | PeriodUnit::Years) => {
                self.back_from(start)
            }
            (Direction::Before, PeriodUnit::WorkingDays) => {
                self.working_days(start, calendar, NaiveDate::pred_opt)
            }
            (Direction::After, PeriodUnit::WorkingDays) => {
                self.working_days(start, calendar, NaiveDate::succ_opt)
            }
            (Direction::After, _) => self.forward_from(start, calendar),
        }
    }

    /// The end without a calendar: working days count as days, and an end on a day off stays there.
    ///
    /// # Errors
    /// An amount beyond the calendar.
    pub(super) fn on_any_day(self, start: NaiveDate) -> Result<NaiveDate> {
        self.shifted(start).ok_or_else(too_far)
    }

    fn shifted(self, start: NaiveDate) -> Option<NaiveDate> {
        let (count, back) = (self.amount, self.direction == Direction::Before);
        let months = |count: u32| {
            if back {
                start.checked_sub_months(Months::new(count))
            } else {
                start.checked_add_months(Months::new(count))
            }
        };
        let shifted = match self.unit {
            PeriodUnit::Months => months(count),
            PeriodUnit::Years => months(count.checked_mul(12)?),
            _ if back => start.checked_sub_days(Days::new(count.into())),
            _ => start.checked_add_days(Days::new(count.into())),
        };
        shifted.filter(|day| (1..=9999).contains(&day.year()))
    }

    /// "X days before the meeting": the day itself, without roll-over (assumed).
    fn back_from(self, start: NaiveDate) -> Result<Computed> {
        let due_on = self.shifted(start).ok_or_else(too_far)?;
        let text = format!("自 {start} 倒推 {}{},不顺延", self.amount, self.unit.zh());
        Ok(Computed { due_on, steps: vec![step(due_on, text, None)] })
    }

    /// 民法典第二百零一、二百零二、二百零三条: the first day is not counted, months end on the same day or the last
    /// of the month, and an end on a day off moves to the next working day.
    fn forward_from(self, start: NaiveDate, calendar: &Calendar) -> Result<Computed> {
        let end = self.shifted(start).ok_or_else(too_far)?;
        let mut steps = vec![step(start, format!("起算当日 {start} 不计入"), Some(201))];
        if self.unit != PeriodUnit::Days && end.day() != start.day() {
            steps.push(step(
                end,
                format!("{} 没有 {} 日,期间末日为当月末日", end.format("%Y-%m"), start.day()),
                Some(202),
            ));
        }
        let mut due_on = end;
        loop {
            let day = calendar.day(due_on)?;
            if day.kind.is_worked() {
                return Ok(Computed { due_on, steps });
            }
            let name = day.name.unwrap_or_else(|| day.kind.zh().to_owned());
            steps.push(step(due_on, format!("{due_on} 为{name},顺延"), Some(203)));
            due_on = due_on.succ_opt().ok_or_else(too_far)?;
        }
    }

    /// Walks the calendar and counts the days on which people work.
    fn working_days(
        self,
        start: NaiveDate,
        calendar: &Calendar,
        next: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Result<Computed> {
        let mut steps = vec![step(start, format!("起算当日 {start} 不计入"), Some(201))];
        let (mut due_on, mut counted) = (start, 0);
        while counted < self.amount {
            due_on = next(&due_on).ok_or_else(too_far)?;
            let day = calendar.day(due_on)?;
            match day.kind {
                DayKind::Workday => counted += 1,
                DayKind::MakeupWorkday => {
                    counted += 1;
                    steps.push(step(due_on, format!("{due_on} 调休上班,计入"), None));
                }
                DayKind::Weekend => {}
                DayKind::StatutoryHoliday => {
                    let name = day.name.unwrap_or_default();
                    steps.push(step(due_on, format!("{due_on} 为{name},不计入"), None));
                }
            }
        }
        Ok(Computed { due_on, steps })
    }
}

fn step(on: NaiveDate, text: String, article: Option<u16>) -> Step {
    use platform::values::locale::Language;
    let basis = article.map(|number| Article { law: CC, number }.named(Language::Chinese));
    Step { on, text, basis }
}

fn too_far() -> Problem {
    Problem::invalid(
        "",
        Sentence::new("期限超出日历,请缩短期限", "The period leaves the calendar: send a shorter one"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(start: &str, span: Span) -> NaiveDate {
        span.from(date(start), &Calendar::official()).unwrap().due_on
    }

    #[test]
    fn the_worked_examples_hold() {
        for (days, due_on) in [(20, "2026-09-04"), (10, "2026-09-14"), (7, "2026-09-17")] {
            assert_eq!(due("2026-09-24", Span::days_before(days)), date(due_on));
        }
        let months = |amount| Span::after(amount, PeriodUnit::Months);
        assert_eq!(due("2026-03-16", months(3)), date("2026-06-16"));
        assert_eq!(due("2026-03-16", months(6)), date("2026-09-16"));
        assert_eq!(due("2026-08-31", months(3)), date("2026-11-30"));
        assert_eq!(due("2026-05-22", months(3)), date("2026-08-24"));
        assert_eq!(due("2026-09-16", Span::after(7, PeriodUnit::WorkingDays)), date("2026-09-24"));
    }

    #[test]
    fn a_moved_end_says_why() {
        let computed =
            Span::after(3, PeriodUnit::Months).from(date("2026-05-22"), &Calendar::official()).unwrap();
        let texts: Vec<_> =
            computed.steps.iter().map(|step| (step.on.to_string(), step.basis.clone())).collect();
        let article = |name: &str| Some(format!("民法典第二百零{name}条"));
        let expected =
            [("2026-05-22", article("一")), ("2026-08-22", article("三")), ("2026-08-23", article("三"))];
        assert_eq!(texts, expected.map(|(day, basis)| (day.to_owned(), basis)));
    }

    #[test]
    fn a_missing_year_refuses_only_what_needs_it() {
        let calendar = Calendar::official();
        let refused = Span::after(3, PeriodUnit::Months).from(date("2026-11-30"), &calendar).unwrap_err();
        assert_eq!(refused.code(), codes::CALENDAR_YEAR_MISSING);
        assert!(Span::days_before(20).from(date("2027-03-01"), &calendar).is_ok());
        assert!(Span::after(u32::MAX, PeriodUnit::Years).from(date("2026-01-01"), &calendar).is_err());
    }

    #[test]
    fn the_last_of_january_meets_february() {
        assert_eq!(due("2024-01-31", Span::after(1, PeriodUnit::Months)), date("2024-02-29"));
        assert_eq!(due("2025-01-31", Span::after(1, PeriodUnit::Months)), date("2025-02-28"));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1_000))]
        /// The oracle walks every day and keeps the worked ones in a list.
        #[test]
        fn working_days_are_those_of_a_day_by_day_walk(offset in 0u64..700, amount in 1u32..60) {
            let (start, calendar) = (date("2024-01-01") + Days::new(offset), Calendar::official());
            let worked: Vec<_> = start.iter_days().skip(1).take(300)
                .filter(|day| calendar.day(*day).is_ok_and(|day| day.kind.is_worked())).collect();
            let computed = Span::after(amount, PeriodUnit::WorkingDays).from(start, &calendar).unwrap();
            assert_eq!(computed.due_on, worked[amount as usize - 1]);
        }

        /// The end is worked, at or after the counted day, and nothing between is worked.
        #[test]
        fn periods_end_on_the_first_worked_day(offset in 0u64..900, amount in 1u32..120) {
            let (start, calendar) = (date("2024-01-01") + Days::new(offset), Calendar::official());
            let counted = start + Days::new(amount.into());
            let Ok(computed) = Span::after(amount, PeriodUnit::Days).from(start, &calendar) else { return Ok(()) };
            let worked = |day: NaiveDate| calendar.day(day).unwrap().kind.is_worked();
            assert!(worked(computed.due_on) && computed.due_on >= counted);
            assert!(counted.iter_days().take_while(|day| *day < computed.due_on).all(|day| !worked(day)));
        }
    }
}
