//! The row of a loaded year.

use super::words::{CalendarYearState, Holiday};
use chrono::NaiveDate;
use platform::{records::record::List, values::numbers::Year};

platform::record! {
    /// A year of the calendar that an administrator loaded.
    /// 管理员加载的日历年度。
    CalendarYears = "calendar_year", CalendarYearState {
        /// The year.
        /// 年度。
        #[set_by(content)] #[example(2037)] #[sort]
        year: Year,
        /// The holidays.
        /// 节假日。
        #[set_by(content)]
        holidays: List<Holiday>,
        /// Weekend days that are worked.
        /// 调休上班的周末日期。
        #[set_by(content)] #[example(["2037-10-10"])]
        makeup_workdays: List<NaiveDate>,
    }
    content CalendarYearContent;
    view CalendarYearView;
}
