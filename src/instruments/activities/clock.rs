//! The clocks of an activity: it is recorded within days of its end, and verified within days of the record.

use super::{Activities, entity::Model};
use crate::{
    deadlines::{self, Period, PeriodUnit},
    rule_sets::{Rule, RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result, values::clock::legal_date};
use uuid::Uuid;

const fn days(code: &'static str, key: &'static str) -> Period {
    Period::after(code, RuleKind::StreetCommittees, key, PeriodUnit::Days)
}

const RECORD: Period = days("ACTIVITY_RECORD", "activity.record_days");
const CORRECTION: Period = days("ACTIVITY_RECORD", "activity.correction_days");
const VERIFICATION: Period = days("ACTIVITY_VERIFICATION", "activity.verify_days");

/// A rule of activities as it is today.
pub(super) async fn rule_of(work: &UnitOfWork<'_>, key: &str) -> Result<Rule> {
    rule(work, RuleKind::StreetCommittees, key, work.call.today()).await
}

/// Who answers for it: the body of its area, or whoever acts.
fn responsible(work: &UnitOfWork<'_>, row: &Model) -> Uuid {
    row.congress_body_id.unwrap_or(work.call.actor.organization_id)
}

/// It goes on, and is to be recorded.
pub(super) async fn started(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let ends_on = legal_date(row.planned_end_at).max(work.call.today());
    RECORD.open::<Activities>(work, row.id, responsible(work, row), ends_on).await?;
    Ok(())
}

/// It is recorded, and is to be verified.
pub(super) async fn recorded(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, RECORD.code, row.id, work.call.today()).await?;
    VERIFICATION.reopen::<Activities>(work, row.id, responsible(work, row), work.call.today()).await?;
    Ok(())
}

pub(super) async fn verified(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, VERIFICATION.code, row.id, work.call.today()).await
}

/// It is to be corrected.
pub(super) async fn returned(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    verified(work, row).await?;
    CORRECTION.reopen::<Activities>(work, row.id, responsible(work, row), work.call.today()).await?;
    Ok(())
}
