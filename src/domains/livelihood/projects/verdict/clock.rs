//! The clocks of the verdict: the report in between, the members' judgement, and the evaluation.

use super::words::{ASSESSMENT, EVALUATION, REVIEW, SECOND_REPORT};
use crate::{
    periods::{period, rule_of, ruled_on},
    projects::{Projects, entity::Model},
};
use chrono::{Datelike, NaiveDate};
use instruments::deadlines::{self, Opening, Period, PeriodUnit};
use platform::{call::UnitOfWork, problem::Result};

const EVALUATING: Period = period(EVALUATION, "evaluation.revisit_months", PeriodUnit::Months);

/// What the body of a project does by a day of a year that the rules name.
async fn by_the_day_of(
    work: &UnitOfWork<'_>,
    project: &Model,
    (code, key): (&'static str, &str),
    year: i32,
) -> Result<()> {
    let today = work.call.today();
    let rule = rule_of(work, project, key).await?;
    let day = rule.day_of(year);
    if day < today {
        return Ok(());
    }
    let (id, body) = (project.id, project.organization_id);
    let opening = Opening::on_day(day, code, id, body, rule.basis, rule.rule_set_id);
    deadlines::open::<Projects>(work, opening).await?;
    Ok(())
}

/// The body hears a report in the year that is worked on; what has passed is asked of nobody.
pub(crate) async fn open_review(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    by_the_day_of(work, project, (REVIEW, "review.report_by"), project.stage_year.get32()).await
}

/// The members judge it at the end of the year in which people were asked, which may be a later one.
pub(super) async fn open_assessment(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    by_the_day_of(work, project, (ASSESSMENT, "assessment.by"), work.call.today().year()).await
}

/// The same for what goes on after it was suspended, unless it has no plan yet or the report of its year was heard before.
pub(crate) async fn reopen_review(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let this_year = |day: NaiveDate| i64::from(day.year()) == project.stage_year.get();
    let heard = project.votes.0.iter().any(|vote| !vote.is_assessment && this_year(vote.announced_on));
    if heard || project.plan_published_on.is_none() { Ok(()) } else { open_review(work, project).await }
}

/// What is not carried out any more is not reported on.
pub(crate) async fn end_review(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    deadlines::cancel(work, REVIEW, project.id).await
}

/// What was completed is evaluated within so many months, which are counted without a calendar.
pub(crate) async fn open_evaluation(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let Some(completed) = project.completed_on else { return Ok(()) };
    EVALUATING
        .ruled_on(ruled_on(project))
        .open_on_any_day::<Projects>(work, project.id, project.government_id, completed)
        .await?;
    Ok(())
}

/// What is carried out again is judged again later.
pub(crate) async fn end(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    for code in [ASSESSMENT, EVALUATION, SECOND_REPORT] {
        deadlines::cancel(work, code, project.id).await?;
    }
    Ok(())
}
