//! What a committee owes each year from its founding on: its report on the year, by a day of the next (01 §3.7, 地方组织法第五十九条).

use super::{Committees, entity::Model};
use chrono::Datelike;
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{call::UnitOfWork, problem::Result};

/// Code of a deadline: the report on a year is submitted.
const ANNUAL_REPORT: &str = "COMMITTEE_ANNUAL_REPORT";

/// From its founding it reports on the year that runs.
pub(super) async fn founded(work: &UnitOfWork<'_>, committee: &Model) -> Result<()> {
    owe(work, committee, work.call.today().year()).await
}

/// The report on a year is owed, or on the first one after it whose last day is ahead; where the rules ask for none, none is.
async fn owe(work: &UnitOfWork<'_>, committee: &Model, year: i32) -> Result<()> {
    let today = work.call.today();
    let rules = RuleBook::open(work.tx, work.district_code, RuleKind::StreetCommittees, today).await?;
    let by = rules.rule("report.annual_by")?;
    let due = by.day_of((year + 1).max(today.year()));
    let due = if due < today { by.day_of(today.year() + 1) } else { due };
    if rules.number("report.per_year")? == 0 {
        return Ok(());
    }
    let (id, whose) = (committee.id, committee.organization_id);
    let opening = Opening::on_day(due, ANNUAL_REPORT, id, whose, by.basis, by.rule_set_id);
    deadlines::open::<Committees>(work, opening).await?;
    Ok(())
}

/// The report on a year was submitted: that on the next is owed.
///
/// # Errors
/// The database failed.
pub(crate) async fn report_submitted(work: &UnitOfWork<'_>, committee: &Model, year: i32) -> Result<()> {
    let asked = deadlines::running_day(work, ANNUAL_REPORT, committee.id).await?;
    // Where nothing runs, as with committees of earlier days, the year after it is the first that is owed.
    if asked.is_some_and(|day| day.year() > year + 1) {
        return Ok(());
    }
    deadlines::meet(work, ANNUAL_REPORT, committee.id, work.call.today()).await?;
    owe(work, committee, year + 1).await
}
