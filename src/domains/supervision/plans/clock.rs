//! The days of a plan: until when it is published, and from when it is carried out.

use super::{PlanAction, PlanState, Plans};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, DeadlineAction, Deadlines, Opening, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
};

const PUBLICATION: Period =
    Period::after("PLAN_PUBLICATION", RuleKind::Supervision, "publication.lag_days", PeriodUnit::Days);
const START: &str = "PLAN_START";

/// What the lapse of a deadline means for plans.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "supervision.plan, which starts when its year has begun\n\
             年度监督计划,在其年度开始后启动",
        year_has_begun,
    );
}

/// 监督法第六十三条: an approved plan is published.
pub(super) async fn start_publication(step: &Step<'_, Plans>, approved_on: NaiveDate) -> Result<()> {
    let office = step.call.actor.organization_id;
    PUBLICATION.open_on_any_day::<Plans>(&step.work(), step.row.id, office, approved_on).await?;
    Ok(())
}

/// Published: with its year it is carried out.
pub(super) async fn published(step: &Step<'_, Plans>) -> Result<()> {
    let work = step.work();
    deadlines::meet(&work, PUBLICATION.code, step.row.id, step.today()).await?;
    let eve = eve_of(step.row.year.get32())?;
    let (office, basis) = (step.call.actor.organization_id, "计划年度开始".into());
    deadlines::open::<Plans>(&work, Opening::on_day(eve, START, step.row.id, office, basis, None)).await?;
    Ok(())
}

/// The last day before a year.
fn eve_of(year: i32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year - 1, 12, 31).ok_or_else(|| Problem::internal("a year outside the calendar"))
}

/// Somebody began to carry it out.
pub(super) async fn started(step: &Step<'_, Plans>) -> Result<()> {
    deadlines::meet(&step.work(), START, step.row.id, step.today()).await
}

/// The year of the plan has begun, and nobody has said so.
fn year_has_begun<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(START) else { return Ok(()) };
        let plan = work.stored::<Plans>(id).await?;
        if plan.state == PlanState::Published {
            // The year begins by itself, so it never begins late.
            let eve = eve_of(plan.year.get32())?;
            work.advance::<Plans>(plan, PlanAction::Start, |_| {}).await?;
            deadlines::meet(&work, START, id, eve).await?;
        }
        Ok(())
    })
}
