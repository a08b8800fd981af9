//! The calendar that computations ask.

use super::{
    entity, official,
    year::{Day, DayKind, YearOfDays},
};
use crate::{
    calendar_corrections::{self, CorrectedDay},
    codes,
};
use chrono::{Datelike, NaiveDate};
use platform::problem::{Problem, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The years that a district has: the published ones and those its administrators loaded, with what was corrected of them.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: HashMap<i32, YearOfDays>,
    corrected: HashMap<NaiveDate, Day>,
}

impl Calendar {
    /// The published years alone.
    #[must_use]
    pub fn official() -> Self {
        let years = official::years().map(|year| (year.year, year)).collect();
        Self { years, corrected: HashMap::new() }
    }

    /// The calendar of a district.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of_district(db: &impl ConnectionTrait, district_code: &str) -> Result<Self> {
        use calendar_corrections::entity::{Column, Entity};
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
        let corrections = Entity::find()
            .filter(Column::DistrictCode.eq(district_code))
            .filter(Column::ArchivedAt.is_null())
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        for row in corrections.all(db).await? {
            calendar.correct(&row.days.0);
        }
        Ok(calendar)
    }

    /// Lets a notice change days; a later one holds.
    pub fn correct(&mut self, days: &[CorrectedDay]) {
        self.corrected.extend(days.iter().map(|day| {
            let name = day.name.as_ref().map(ToString::to_string);
            (day.date, Day { date: day.date, kind: day.day_type, name })
        }));
    }

    fn year(&self, year: i32) -> Result<&YearOfDays> {
        self.years.get(&year).ok_or_else(|| Problem::new(codes::CALENDAR_YEAR_MISSING).with("year", year))
    }

    /// A day. The holidays of a year may begin in the one before it, or end in the next.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if its year is not loaded.
    pub fn day(&self, date: NaiveDate) -> Result<Day> {
        let own = self.year(date.year())?.day(date);
        if let Some(corrected) = self.corrected.get(&date) {
            return Ok(corrected.clone());
        }
        let neighbors = [date.year() - 1, date.year() + 1];
        let mut told = neighbors.iter().filter_map(|year| self.years.get(year)).map(|year| year.day(date));
        let told = told.find(|day| matches!(day.kind, DayKind::StatutoryHoliday | DayKind::MakeupWorkday));
        Ok(match own.kind {
            DayKind::Workday | DayKind::Weekend => told.unwrap_or(own),
            DayKind::StatutoryHoliday | DayKind::MakeupWorkday => own,
        })
    }

    /// Every day of a year.
    ///
    /// # Errors
    /// `CALENDAR_YEAR_MISSING` if it is not loaded.
    pub fn days(&self, year: i32) -> Result<Vec<Day>> {
        self.year(year)?.days().map(|day| self.day(day.date)).collect()
    }

    /// Whether a year is there.
    #[must_use]
    pub fn has(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Holiday;
    use platform::values::text::Text;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_holiday_may_cross_the_end_of_the_year_and_be_made_longer() {
        let mut calendar = Calendar::official();
        let year = YearOfDays {
            year: 2027,
            holidays: vec![Holiday {
                from: date("2026-12-31"),
                to: date("2027-01-02"),
                name: Text::stored("元旦"),
            }],
            makeup_workdays: vec![date("2026-12-27")],
        };
        calendar.years.insert(2027, year);
        let kind = |calendar: &Calendar, day: &str| calendar.day(date(day)).unwrap().kind;
        assert_eq!(kind(&calendar, "2026-12-31"), DayKind::StatutoryHoliday);
        assert_eq!(kind(&calendar, "2027-01-02"), DayKind::StatutoryHoliday);
        assert_eq!(kind(&calendar, "2026-12-27"), DayKind::MakeupWorkday);
        assert_eq!(kind(&calendar, "2026-12-30"), DayKind::Workday);
        let correction = |day: &str, day_type, name: Option<&str>| CorrectedDay {
            date: date(day),
            day_type,
            name: name.map(Text::stored),
        };
        calendar.correct(&[correction("2026-12-30", DayKind::StatutoryHoliday, Some("元旦"))]);
        assert_eq!(kind(&calendar, "2026-12-30"), DayKind::StatutoryHoliday);
        calendar.correct(&[correction("2026-12-30", DayKind::Workday, None)]);
        assert_eq!(kind(&calendar, "2026-12-30"), DayKind::Workday, "the last notice holds");
        assert!(calendar.day(date("2028-01-01")).is_err());
    }
}
