//! The clocks of a project: the plan, the monthly reports, the last day, the acceptance; and the light that follows from them.

use super::{
    Projects,
    completion::of_goals,
    entity::Model,
    light::LightRules,
    words::{ACCEPTANCE, FINISH, PLAN_PUBLISHING, PROGRESS, ProjectLight, ProjectState},
};
use crate::{
    months::Month,
    periods::{book_of, period, rule_of, ruled_on},
    progress_reports::of_project::standing,
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Opening, Period, PeriodUnit};
use platform::{call::UnitOfWork, problem::Result};

const PLAN: Period = period(PLAN_PUBLISHING, "plan.publish_days", PeriodUnit::Days);
const ACCEPTING: Period = period(ACCEPTANCE, "acceptance.days", PeriodUnit::Days);

/// The plan is published so many days after the notice.
pub(super) async fn open_plan(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let (lead, today) = (project.lead_department_id, work.call.today());
    PLAN.ruled_on(ruled_on(project)).open_on_any_day::<Projects>(work, project.id, lead, today).await?;
    Ok(())
}

/// Everything is finished on the day that was decided, with or without a plan.
pub(super) async fn open_finish(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let (day, lead) = (project.finish_on, project.lead_department_id);
    let opening = Opening::on_day(day, FINISH, project.id, lead, "票决确定的完成期限".into(), None);
    deadlines::open::<Projects>(work, opening).await?;
    Ok(())
}

/// The progress of a month is reported on a day of the next one.
pub(super) async fn open_progress(work: &UnitOfWork<'_>, project: &Model, month: Month) -> Result<()> {
    let rule = rule_of(work, project, "progress.due_day").await?;
    let Some(day) = month.next().day(rule.value) else { return Ok(()) };
    let (id, lead) = (project.id, project.lead_department_id);
    let opening = Opening::on_day(day, PROGRESS, id, lead, rule.basis, rule.rule_set_id);
    deadlines::open::<Projects>(work, opening).await?;
    Ok(())
}

/// A month was reported: if the clock waits for it, it goes on with the first one after it that was not. A later month does not stand
/// for the one that is owed.
pub(super) async fn progress_reported(work: &UnitOfWork<'_>, project: &Model, month: Month) -> Result<()> {
    let Some(due) = deadlines::running_day(work, PROGRESS, project.id).await? else { return Ok(()) };
    if Month::of(due) != month.next() {
        return Ok(());
    }
    let next = first_unreported(work, project, month.next()).await?;
    deadlines::meet(work, PROGRESS, project.id, work.call.today()).await?;
    open_progress(work, project, next).await
}

/// What was completed is accepted or not within so many days.
pub(super) async fn open_acceptance(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let (body, today) = (project.organization_id, work.call.today());
    ACCEPTING.ruled_on(ruled_on(project)).reopen_on_any_day::<Projects>(work, project.id, body, today).await
}

/// What goes on in the next year has its milestones published anew.
pub(super) async fn reopen_plan(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let (lead, today) = (project.lead_department_id, work.call.today());
    PLAN.ruled_on(ruled_on(project)).reopen_on_any_day::<Projects>(work, project.id, lead, today).await
}

/// What is carried out again is reported again, from the first month on that was not.
pub(super) async fn go_on(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let month = first_unreported(work, project, Month::of(work.call.today())).await?;
    open_progress(work, project, month).await
}

/// The first month from one on of which there is no report.
async fn first_unreported(work: &UnitOfWork<'_>, project: &Model, from: Month) -> Result<Month> {
    let reported = standing(work, project.id).await?;
    let mut month = from;
    while reported.iter().any(|report| *report.period == *month.to_string()) {
        month = month.next();
    }
    Ok(month)
}

/// Computes what is done and how far it is behind, on a day; answers the state that follows.
pub(super) async fn recompute(
    work: &UnitOfWork<'_>,
    row: &mut Model,
    today: NaiveDate,
) -> Result<ProjectState> {
    let book = book_of(work, row).await?;
    let number = |key: &str| book.rule(key).map(|rule| rule.value);
    let rules = LightRules {
        green_points: number("light.green_points")?.into(),
        yellow_points: number("light.yellow_points")?.into(),
        red_days: number("light.red_days")?,
    };
    let report_due = deadlines::running_day(work, PROGRESS, row.id).await?;
    row.completion = of_goals(&row.goals.0, row.stage_year.get());
    row.light = rules.on(today, &row.milestones.0, report_due);
    row.light_changes_on = rules.changes_after(today, &row.milestones.0, report_due);
    Ok(match row.light {
        ProjectLight::Red => ProjectState::Delayed,
        ProjectLight::Green | ProjectLight::Yellow => ProjectState::InProgress,
    })
}
