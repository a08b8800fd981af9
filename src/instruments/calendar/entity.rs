//! The row of a loaded year.

use super::words::{CalendarYearState, Holiday};
use platform::records::record::List;

platform::record! {
    /// A year of the calendar that an administrator loaded.
    CalendarYears = "calendar_year", CalendarYearState {
        year: i32,
        holidays: List<Holiday>,
        makeup_workdays: List<Date>,
    }
}
