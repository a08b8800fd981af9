//! Who loads years of the calendar.

use super::entity::{CalendarYearContent, CalendarYearView};
use crate::codes;

platform::workflow! {
    /// A further year of the calendar, as the State Council publishes it; 2024 to 2026 are built in. What a notice changes of it
    /// later is a correction of the calendar.
    /// 国务院公布的新的日历年度;2024 年至 2026 年已内置。此后通知所作的变动,以日历更正登记。
    CalendarYears = "instrument.calendar_year" "日历年度" / "calendar year" "calendar years" at "/calendar-years" view CalendarYearView;
    states CalendarYearState;
    actions CalendarYearAction:
    //  action        | from   | to         | who | body | only if | then
        View "查看" / "View a calendar year" | (any)  | (same)     | Everybody | - | - | - ;
        Create "加载" / "Load a calendar year" | (new)  | Loaded     | DistrictAdmin, PlatformAdmin | CalendarYearContent
                      | not_built_in: ALREADY_EXISTS, days_of_the_year: VALIDATION_FAILED | - ;
}
