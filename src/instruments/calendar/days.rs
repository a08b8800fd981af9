//! The days of a year, and the calendar that computations ask.

use super::{entity, official};
use chrono::{Datelike, NaiveDate, Weekday};
use platform::{
    problem::{Code, Problem, Result},
    text::Text,
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

words! {
    /// Kind of a day.
    pub enum DayKind {
        Workday "工作日",
        Weekend "周末",
        StatutoryHoliday "法定节假日",
        MakeupWorkday "调休上班",
    }
}

impl DayKind {
    /// Whether people work on such a day.
    #[must_use]
    pub fn is_worked(self) -> bool {
        matches!(self, Self::Workday | Self::MakeupWorkday)
    }
}

/// A holiday of one or several days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// First day off.
    #[schema(examples("2027-10-01"))]
    pub from: NaiveDate,
    /// Last day off.
    #[schema(examples("2027-10-07"))]
    pub to: NaiveDate,
    /// Name.
    #[schema(examples("国庆节"))]
    pub name: Text<20>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// Its kind.
    #[serde(rename = "day_type")]
    pub kind: DayKind,
    /// The holiday, if it is one.
    #[schema(required = true)]
    pub name: Option<String>,
}

impl YearOfDays {
    /// A day of this year.
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

/// The years that a district has: the published ones and those its administrators loaded.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: HashMap<i32, YearOfDays>,
}

impl Calendar {
    /// The published years alone.
    #[must_use]
    pub fn official() -> Self {
        Self { years: official::years().map(|year| (year.year, year)).collect() }
    }

    /// The calendar of a district.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of_district(db: &impl ConnectionTrait, district_code: &str) -> Result<Self> {
        let mut calendar = Self::official();
        let loaded = entity::Entity::find()
            .filter(entity::Column::DistrictCode.eq(district_code))
            .filter(entity::Column::ArchivedAt.is_null());
        for row in loaded.all(db).await? {
            let year = YearOfDays {
                year: row.year,
                holidays: row.holidays.0,
                makeup_workdays: row.makeup_workdays.0,
            };
            calendar.years.insert(row.year, year);
        }
        Ok(calendar)
    }

    /// A year.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if it is not loaded.
    pub fn year(&self, year: i32) -> Result<&YearOfDays> {
        self.years.get(&year).ok_or_else(|| Problem::new(Code::CalendarYearMissing).with("year", year))
    }

    /// A day.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if its year is not loaded.
    pub fn day(&self, date: NaiveDate) -> Result<Day> {
        Ok(self.year(date.year())?.day(date))
    }
}
