//! Guards of calendar years.

use super::{Calendar, CalendarYears, entity::CalendarYearContent};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};

/// The published years are there; a notice corrects them.
pub(super) async fn not_built_in(_: &Step<'_, CalendarYears>, body: &CalendarYearContent) -> Guarded {
    Ok(Verdict::require(!Calendar::official().has(body.year.get32())).at("/year"))
}

/// Days by which the holidays of a year, and what makes up for them, may lie outside it.
const BESIDE: u64 = 31;

/// Holidays run forward and have a day in the year, but may begin before it or end after it; only weekend days outside holidays
/// are made up.
pub(super) async fn days_of_the_year(_: &Step<'_, CalendarYears>, body: &CalendarYearContent) -> Guarded {
    let year = body.year.get32();
    let (Some(first), Some(last)) =
        (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
    else {
        return Ok(Verdict::require(false).at("/year"));
    };
    let near = |day: NaiveDate| first - Days::new(BESIDE) <= day && day <= last + Days::new(BESIDE);
    let fits = |holiday: &super::Holiday| {
        holiday.from <= holiday.to
            && (holiday.from.year() == year || holiday.to.year() == year)
            && near(holiday.from)
            && near(holiday.to)
    };
    if !body.holidays.iter().all(fits) {
        return Ok(Verdict::require(false).at("/holidays"));
    }
    let worked = body.makeup_workdays.iter().all(|day| {
        let off = body.holidays.iter().any(|holiday| holiday.from <= *day && *day <= holiday.to);
        near(*day) && !off && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    });
    Ok(Verdict::require(worked).at("/makeup_workdays"))
}
