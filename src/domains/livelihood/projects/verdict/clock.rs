//! The clocks of the verdict: the report in between, and the evaluation.

use super::words::{ASSESSMENT, EVALUATION, REVIEW, SECOND_REPORT};
use crate::projects::{Projects, entity::Model};
use chrono::{Datelike, Months, NaiveDate};
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result};

/// The body hears a report by the day that the rules name, in the year that is worked on; what has passed is asked of nobody.
pub(crate) async fn open_review(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    let today = work.call.today();
    let rule = rule(work, RuleKind::Livelihood, "review.report_by", today).await?;
    let day = NaiveDate::from_ymd_opt(project.stage_year.get32(), rule.value / 100, rule.value % 100);
    let Some(day) = day.filter(|day| *day >= today) else { return Ok(()) };
    let (id, body) = (project.id, project.organization_id);
    let opening = Opening::on_day(day, REVIEW, id, body, rule.basis, rule.rule_set_id);
    deadlines::open::<Projects>(work, opening).await?;
    Ok(())
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
    let rule = rule(work, RuleKind::Livelihood, "evaluation.revisit_months", completed).await?;
    let (day, government) = (completed + Months::new(rule.value), project.government_id);
    let opening = Opening::on_day(day, EVALUATION, project.id, government, rule.basis, rule.rule_set_id);
    deadlines::open::<Projects>(work, opening).await?;
    Ok(())
}

/// What is carried out again is judged again later.
pub(crate) async fn end(work: &UnitOfWork<'_>, project: &Model) -> Result<()> {
    for code in [ASSESSMENT, EVALUATION, SECOND_REPORT] {
        deadlines::cancel(work, code, project.id).await?;
    }
    Ok(())
}
