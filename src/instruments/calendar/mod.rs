//! The working calendar (日历): weekends, public holidays and make-up workdays, on which legal periods depend.
//! 2024 to 2026 are built in; an administrator loads further years, and a year not loaded refuses the computation.

pub mod api;
mod days;
pub mod entity;
mod listing;
mod official;
pub mod rules;
pub mod words;
pub mod workflow;
mod year;

pub use days::Calendar;
pub use entity::CalendarYears;
pub(super) use listing::routes;
pub use words::{CalendarYearState, Holiday};
pub use year::{Day, DayKind, YearOfDays};
