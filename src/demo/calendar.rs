//! The years around a demonstration. Those that the service has built in are the real ones; the others have their weekends and the
//! holidays whose date is fixed by law (全国年节及纪念日放假办法), since nobody has published the rest.

use chrono::{Datelike, NaiveDate};
use instruments::calendar::{Calendar, CalendarYears, Holiday};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{numbers::Whole, text::Text},
};

/// Name, month, first and last day.
const FIXED: [(&str, u32, [u32; 2]); 3] =
    [("元旦", 1, [1, 1]), ("劳动节", 5, [1, 2]), ("国庆节", 10, [1, 3])];

/// Years ahead: periods of half a year that begin a year after the demonstration was made still end in one of them.
const AHEAD: i32 = 2;

/// Loads the years from the one before a day on, as far as they are not built in.
pub(super) async fn load(work: &UnitOfWork<'_>, today: NaiveDate) -> Result<()> {
    let official = Calendar::official();
    for year in (today.year() - 1..=today.year() + AHEAD).filter(|year| !official.has(*year)) {
        let holidays = FIXED.map(|(name, month, days)| {
            let [from, to] = days.map(|day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default());
            Holiday { name: Text::stored(name), from, to }
        });
        let loaded = work.make::<CalendarYears>(|row| {
            row.year = Whole::stored(year);
            row.holidays = holidays.to_vec().into();
        });
        loaded.await?;
    }
    Ok(())
}
