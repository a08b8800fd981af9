//! The row of a loaded year.

use super::words::{CalendarYearState, Holiday};
use chrono::NaiveDate;
use platform::{records::record::List, values::numbers::Year};

platform::record! {
    /// A year of the calendar that an administrator loaded.
    CalendarYears = "calendar_year", CalendarYearState {
        /// The year.
        #[set_by(content)] #[example(2027)] #[sort]
        year: Year,
        /// The holidays.
        #[set_by(content)]
        holidays: List<Holiday>,
        /// Weekend days that are worked.
        #[set_by(content)]
        makeup_workdays: List<NaiveDate>,
    }
    content CalendarYearContent;
    view CalendarYearView;
}
