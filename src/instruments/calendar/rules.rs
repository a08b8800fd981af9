//! Guards of calendar years.

use super::{Calendar, CalendarYears, entity::CalendarYearContent};
use chrono::{Datelike, Weekday};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};

/// The published years stay as they are.
pub(super) async fn not_built_in(_: &Step<'_, CalendarYears>, body: &CalendarYearContent) -> Guarded {
    Ok(Verdict::require(Calendar::official().year(body.year.get32()).is_err()).at("/year"))
}

/// Holidays run forward inside the year; only weekend days outside holidays are made up.
pub(super) async fn days_of_the_year(_: &Step<'_, CalendarYears>, body: &CalendarYearContent) -> Guarded {
    let year = body.year.get32();
    let inside = |holiday: &super::Holiday| {
        holiday.from <= holiday.to && holiday.from.year() == year && holiday.to.year() == year
    };
    if !body.holidays.iter().all(inside) {
        return Ok(Verdict::require(false).at("/holidays"));
    }
    let worked = body.makeup_workdays.iter().all(|day| {
        let off = body.holidays.iter().any(|holiday| holiday.from <= *day && *day <= holiday.to);
        day.year() == year && !off && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    });
    Ok(Verdict::require(worked).at("/makeup_workdays"))
}
