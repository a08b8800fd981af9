//! What callers send and see of calendar years.

use super::{
    entity::{Column, Model},
    words::Holiday,
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::numbers::Year,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A year of the calendar.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarYearContent {
    /// The year.
    #[schema(examples(2027))]
    pub year: Year,
    /// The holidays.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked.
    pub makeup_workdays: Vec<NaiveDate>,
}

impl Content<Model> for CalendarYearContent {
    fn read(row: &Model) -> Self {
        Self {
            year: Year::stored(row.year),
            holidays: row.holidays.0.clone(),
            makeup_workdays: row.makeup_workdays.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.year = self.year.get32();
        row.holidays = self.holidays.clone().into();
        row.makeup_workdays = self.makeup_workdays.clone().into();
    }
}

/// A year of the calendar as callers see it.
#[derive(Serialize, ToSchema)]
pub struct CalendarYearView {
    /// What was loaded.
    #[serde(flatten)]
    pub content: CalendarYearContent,
}

impl View<Model> for CalendarYearView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: CalendarYearContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().sort::<i32>(Column::Year)
}
