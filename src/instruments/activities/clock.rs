//! The clocks of an activity: it is recorded within days of its end, verified within days of the record, and filed away when its
//! year is over.

use super::{Activities, ActivityAction, ActivityState, entity::Model};
use crate::{
    deadlines::{self, Deadlines, Opening, Period, PeriodUnit},
    rule_sets::{Rule, RuleKind, rule},
};
use chrono::{Datelike, NaiveDate};
use platform::{
    call::{Happened, UnitOfWork},
    problem::Result,
    values::{clock::legal_date, future::Future},
};
use uuid::Uuid;

const fn days(code: &'static str, key: &'static str) -> Period {
    Period::after(code, RuleKind::StreetCommittees, key, PeriodUnit::Days)
}

const RECORD: Period = days("ACTIVITY_RECORD", "activity.record_days");
const CORRECTION: Period = days("ACTIVITY_RECORD", "activity.correction_days");
const VERIFICATION: Period = days("ACTIVITY_VERIFICATION", "activity.verify_days");

/// The day before what was verified is filed away by itself.
const ARCHIVING: &str = "ACTIVITY_ARCHIVING";

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

async fn looked_at(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, VERIFICATION.code, row.id, work.call.today()).await
}

/// It is verified, and is filed away in the next year, on the day that the rules name (month and day).
pub(super) async fn verified(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    looked_at(work, row).await?;
    let rule = rule_of(work, "activity.archive_on").await?;
    let year = legal_date(row.planned_start_at).year() + 1;
    let day = rule.day_of(year);
    let eve = day.pred_opt().unwrap_or(day);
    let opening =
        Opening::on_day(eve, ARCHIVING, row.id, responsible(work, row), rule.basis, rule.rule_set_id);
    deadlines::reopen_or_open::<Activities>(work, opening).await
}

/// What was verified is to be verified once more.
pub(super) async fn verified_anew(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::cancel(work, ARCHIVING, row.id).await?;
    VERIFICATION.reopen::<Activities>(work, row.id, responsible(work, row), work.call.today()).await?;
    Ok(())
}

/// It is filed away.
pub(super) async fn archived(work: &UnitOfWork<'_>, row: &Model, on: NaiveDate) -> Result<()> {
    deadlines::meet(work, ARCHIVING, row.id, on).await
}

/// What was verified is filed away when its day comes.
pub(super) fn day_comes<'a>(work: UnitOfWork<'a>, lapsed: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = lapsed.after.subject_of(ARCHIVING) else { return Ok(()) };
        let activity = work.stored::<Activities>(id).await?;
        archived(&work, &activity, lapsed.after.effective_due_on).await?;
        if activity.state == ActivityState::Verified {
            work.advance::<Activities>(activity, ActivityAction::Archive, |_| {}).await?;
        }
        Ok(())
    })
}

/// It is to be corrected.
pub(super) async fn returned(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    looked_at(work, row).await?;
    CORRECTION.reopen::<Activities>(work, row.id, responsible(work, row), work.call.today()).await?;
    Ok(())
}
