//! The row of a loaded year.

use super::days::Holiday;
use platform::record::List;

platform::record! {
    /// A year of the calendar that an administrator loaded.
    "calendar_year", super::CalendarYearState {
        year: i32,
        holidays: List<Holiday>,
        makeup_workdays: List<Date>,
    }
}
