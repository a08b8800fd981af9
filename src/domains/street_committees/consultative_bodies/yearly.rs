//! How often a consultative body is asked in a year (01 §3.7): the meetings are held by its last day.

use super::ConsultativeBodies;
use chrono::{Datelike, NaiveDate};
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{Rule, RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result};
use uuid::Uuid;

/// Code of a deadline: as many meetings were held as the year asks for.
const MEETINGS_OF_THE_YEAR: &str = "CONSULTATION_OF_THE_YEAR";

async fn asked(work: &UnitOfWork<'_>) -> Result<Rule> {
    rule(work, RuleKind::StreetCommittees, "consultation.meetings_per_year", work.call.today()).await
}

/// The meetings of a year are owed until its last day; where the rules ask for none, none is.
pub(super) async fn owe(work: &UnitOfWork<'_>, (body, whose): (Uuid, Uuid), year: i32) -> Result<()> {
    let asked = asked(work).await?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31).filter(|_| asked.value > 0);
    let Some(last) = last else { return Ok(()) };
    let opening = Opening::on_day(last, MEETINGS_OF_THE_YEAR, body, whose, asked.basis, asked.rule_set_id);
    deadlines::open::<ConsultativeBodies>(work, opening).await?;
    Ok(())
}

/// A body has met so many times in the year of a day: with enough of them the next year begins to ask.
///
/// # Errors
/// The database failed.
pub(crate) async fn has_met(
    work: &UnitOfWork<'_>,
    whose: (Uuid, Uuid),
    (on, times): (NaiveDate, usize),
) -> Result<()> {
    let owed = deadlines::running_day(work, MEETINGS_OF_THE_YEAR, whose.0).await?;
    let enough = i64::try_from(times).unwrap_or(i64::MAX) >= i64::from(asked(work).await?.value);
    // Where nothing runs, as with bodies of earlier days, the next year is the first that asks.
    if owed.is_some_and(|day| day.year() > on.year()) || !enough {
        return Ok(());
    }
    deadlines::meet(work, MEETINGS_OF_THE_YEAR, whose.0, on).await?;
    owe(work, whose, (on.year() + 1).max(work.call.today().year())).await
}
