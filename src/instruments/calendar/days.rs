//! The calendar that computations ask.

use super::{
    entity, official,
    year::{Day, YearOfDays},
};
use crate::codes;
use chrono::{Datelike, NaiveDate};
use platform::problem::{Problem, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

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
                year: row.year.get32(),
                holidays: row.holidays.0,
                makeup_workdays: row.makeup_workdays.0,
            };
            calendar.years.insert(row.year.get32(), year);
        }
        Ok(calendar)
    }

    /// A year.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if it is not loaded.
    pub fn year(&self, year: i32) -> Result<&YearOfDays> {
        self.years.get(&year).ok_or_else(|| Problem::new(codes::CALENDAR_YEAR_MISSING).with("year", year))
    }

    /// A day.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if its year is not loaded.
    pub fn day(&self, date: NaiveDate) -> Result<Day> {
        Ok(self.year(date.year())?.day(date))
    }
}
