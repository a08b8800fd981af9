//! The clocks of a work plan: adopted by the end of January, filed within days, received, begun with the year, closed after it.

use super::{WorkPlanAction, WorkPlanState, WorkPlans, entity::Model};
use crate::{
    deadlines::{self, DeadlineAction, Deadlines, Opening, Period, PeriodUnit},
    rule_sets::{RuleKind, rule},
};
use chrono::{Datelike, NaiveDate};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::organizations::deputy_affairs_of;
use uuid::Uuid;

const ADOPTION: &str = "WORK_PLAN_ADOPTION";
const BEGINNING: &str = "WORK_PLAN_BEGINNING";
const CLOSING: &str = "WORK_PLAN_CLOSING";
const FILING: Period =
    Period::after("WORK_PLAN_FILING", RuleKind::StreetCommittees, "plan.file_days", PeriodUnit::Days);
const RECEIPT: Period = Period::after(
    "WORK_PLAN_RECEIPT",
    RuleKind::StreetCommittees,
    "plan.receive_working_days",
    PeriodUnit::WorkingDays,
);

/// A plan that is filed begins with its year, or at once.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.after::<WorkPlans>(
        WorkPlanAction::File,
        "instrument.work_plan, which begins if its year has\n\
             年度工作计划,年度已开始的即开始执行",
        begin_if_due,
    );
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "instrument.work_plan, which begins with its year\n\
             年度工作计划,随年度开始执行",
        year_begins,
    );
}

fn begin_if_due<'a>(work: UnitOfWork<'a>, filed: Happened<'a, WorkPlans>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let plan = filed.after;
        if work.call.today().year() >= plan.year.get32() {
            begin(&work, plan.clone(), work.call.today()).await?;
        }
        Ok(())
    })
}

fn year_begins<'a>(work: UnitOfWork<'a>, lapsed: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = lapsed.after.subject_of(BEGINNING) else { return Ok(()) };
        let plan = work.stored::<WorkPlans>(id).await?;
        if plan.state == WorkPlanState::Filed {
            // It begins with its year, whenever that is looked at.
            begin(&work, plan, lapsed.after.effective_due_on).await?;
        }
        Ok(())
    })
}

async fn begin(work: &UnitOfWork<'_>, plan: Model, met_on: NaiveDate) -> Result<()> {
    let plan = work.advance::<WorkPlans>(plan, WorkPlanAction::Start, |_| {}).await?;
    deadlines::meet(work, BEGINNING, plan.id, met_on).await?;
    let until = adoption_day(work, plan.year.get32() + 1).await?;
    open_on(work, &plan, CLOSING, until).await
}

/// The last day of January, as the rule has the day of the year (month and day).
async fn adoption_day(work: &UnitOfWork<'_>, year: i32) -> Result<NaiveDate> {
    let rule = rule(work, RuleKind::StreetCommittees, "plan.adopt_by", work.call.today()).await?;
    Ok(rule.day_of(year))
}

/// Who answers for it: the body of its area, or whoever acts.
fn responsible(work: &UnitOfWork<'_>, row: &Model) -> Uuid {
    row.congress_body_id.unwrap_or(work.call.actor.organization_id)
}

async fn open_on(work: &UnitOfWork<'_>, row: &Model, code: &'static str, day: NaiveDate) -> Result<()> {
    let opening = Opening::on_day(day, code, row.id, responsible(work, row), "假定".into(), None);
    deadlines::open::<WorkPlans>(work, opening).await?;
    Ok(())
}

/// A plan that is drafted in time has its last day.
pub(super) async fn drafted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let day = adoption_day(work, row.year.get32()).await?;
    if day >= work.call.today() { open_on(work, row, ADOPTION, day).await } else { Ok(()) }
}

pub(super) async fn adopted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, ADOPTION, row.id, work.call.today()).await?;
    FILING.open_on_any_day::<WorkPlans>(work, row.id, responsible(work, row), work.call.today()).await?;
    Ok(())
}

pub(super) async fn filed(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    deadlines::meet(work, FILING.code, row.id, today).await?;
    let receiver = deputy_affairs_of(work).await?.unwrap_or(work.call.actor.organization_id);
    RECEIPT.reopen::<WorkPlans>(work, row.id, receiver, today).await?;
    let begins_on = NaiveDate::from_ymd_opt(row.year.get32(), 1, 1).unwrap_or_default();
    if begins_on > today {
        open_on(work, row, BEGINNING, begins_on.pred_opt().unwrap_or(begins_on)).await?;
    }
    Ok(())
}

pub(super) async fn received(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, RECEIPT.code, row.id, work.call.today()).await
}

/// It is filed anew within days.
pub(super) async fn sent_back(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    deadlines::cancel(work, BEGINNING, row.id).await?;
    deadlines::meet(work, RECEIPT.code, row.id, today).await?;
    FILING.reopen_on_any_day::<WorkPlans>(work, row.id, responsible(work, row), today).await
}

pub(super) async fn closed(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, CLOSING, row.id, work.call.today()).await
}
