//! The days of a year.

use super::words::Holiday;
use chrono::{Datelike, NaiveDate, Weekday};
use platform::words;
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// Kind of a day.
    /// 日期的类别。
    pub enum DayKind {
        Workday "工作日" / "Working day",
        Weekend "周末" / "Weekend",
        StatutoryHoliday "法定节假日" / "Statutory holiday",
        MakeupWorkday "调休上班" / "Make-up working day",
    }
}

impl DayKind {
    /// Whether people work on such a day.
    #[must_use]
    pub fn is_worked(self) -> bool {
        matches!(self, Self::Workday | Self::MakeupWorkday)
    }
}

/// A year as the State Council publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearOfDays {
    /// The year.
    pub year: i32,
    /// The holidays.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked.
    pub makeup_workdays: Vec<NaiveDate>,
}

/// One day.
/// 日历中的一日。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CalendarDay)]
pub struct Day {
    /// The date.
    /// 日期。
    pub date: NaiveDate,
    /// Its kind.
    /// 类型。
    #[serde(rename = "day_type")]
    pub kind: DayKind,
    /// The holiday, if it is one.
    /// 节假日名称;不是节假日的为空。
    #[schema(required = true)]
    pub name: Option<String>,
}

impl YearOfDays {
    /// A day of this year, or beside it where a holiday of this year is.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Day {
        let holiday = self.holidays.iter().find(|holiday| holiday.from <= date && date <= holiday.to);
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let kind = match (holiday, self.makeup_workdays.contains(&date), weekend) {
            (Some(_), _, _) => DayKind::StatutoryHoliday,
            (None, true, _) => DayKind::MakeupWorkday,
            (None, false, true) => DayKind::Weekend,
            (None, false, false) => DayKind::Workday,
        };
        Day { date, kind, name: holiday.map(|holiday| holiday.name.to_string()) }
    }

    /// Every day of this year.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let first = NaiveDate::from_ymd_opt(self.year, 1, 1).into_iter();
        first
            .flat_map(|first| first.iter_days())
            .take_while(|date| date.year() == self.year)
            .map(|date| self.day(date))
    }
}
