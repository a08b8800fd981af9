//! Whether an activity is work of supervision, and whether it was assigned (01 §4.1).

use super::{ASSIGNMENT, ActivityCategory, Cover, Covering};
use crate::rule_sets::{RuleBook, RuleKind};
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, values::words::Words,
};
use uuid::Uuid;

/// Whether an activity of this kind is the work of the Standing Committee itself: the rules in force name these kinds.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub async fn is_supervision(
    work: &UnitOfWork<'_>,
    category: ActivityCategory,
    on: NaiveDate,
) -> Result<bool> {
    let book = RuleBook::open(work.tx, work.district_code, RuleKind::StreetCommittees, on).await?;
    Ok(book.words("g1.categories")?.iter().any(|word| word == category.zh()))
}

/// What an assignment covers, if it was accepted.
pub(super) async fn cover_of(work: &UnitOfWork<'_>, assignment: Uuid) -> Result<Option<Cover>> {
    let record = RecordReference { kind: ASSIGNMENT.into(), id: assignment };
    Ok(work.ask::<Covering>(&record).await?.and_then(|answer| answer.0))
}

/// 地方组织法第五十九条: whether an assignment covers what a committee's street does on some days.
///
/// # Errors
/// The database failed.
pub async fn is_covered(
    work: &UnitOfWork<'_>,
    assignment: Option<Uuid>,
    committee: Option<Uuid>,
    category: ActivityCategory,
    days: (NaiveDate, NaiveDate),
) -> Result<bool> {
    let (Some(assignment), Some(committee)) = (assignment, committee) else { return Ok(false) };
    let cover = cover_of(work, assignment).await?;
    Ok(cover.is_some_and(|cover| cover.holds(committee, category, days)))
}

/// The same for a month of a plan: on some day of it, as the day of the activity is asked for again.
///
/// # Errors
/// The database failed.
pub async fn is_covered_within(
    work: &UnitOfWork<'_>,
    assignment: Option<Uuid>,
    committee: Option<Uuid>,
    category: ActivityCategory,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<bool> {
    let (Some(assignment), Some(committee)) = (assignment, committee) else { return Ok(false) };
    let Some(cover) = cover_of(work, assignment).await? else { return Ok(false) };
    let (from, until) = (cover.from.max(first), cover.until.min(last));
    Ok(from <= until && cover.holds(committee, category, (from, until)))
}
