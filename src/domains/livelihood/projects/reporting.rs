//! The monthly report, and what the project takes over of it (07 §2.7).

use super::{
    clock,
    entity::{Model, ProgressCorrection, ProgressReporting},
    guards::ProjectStep,
    plan::relight,
};
use crate::{
    adjustments::least_budget_asked_for,
    candidates::words::GoalDirection,
    months::Month,
    progress_reports::{ProgressAction, ProgressReports, entity::Model as Report, of_project::standing},
};
use platform::{
    problem::{Problem, Result},
    values::numbers::{Fen, Hundredths},
    workflow::{Guarded, Verdict},
};

pub(super) async fn month_named(_: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    Ok(Verdict::require(Month::read(&body.period).is_some()).at("/period"))
}

pub(super) async fn month_begun(step: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    let begun = Month::read(&body.period).is_some_and(|month| month <= Month::of(step.today()));
    Ok(Verdict::require(begun).at("/period"))
}

/// The report of a month that stands.
async fn report_of(step: &ProjectStep<'_>, period: &str) -> Result<Option<Report>> {
    let all = standing(&step.work(), step.row.id).await?;
    Ok(all.into_iter().find(|report| &*report.period == period))
}

/// One for each month; what was wrong is corrected.
pub(super) async fn month_not_reported(step: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    let there = report_of(step, &body.period).await?;
    let id = there.map(|report| report.id.to_string());
    Ok(Verdict::require(id.is_none()).with("progress_report_id", id).at("/period"))
}

pub(super) async fn month_was_reported(step: &ProjectStep<'_>, body: &ProgressCorrection) -> Guarded {
    Ok(Verdict::require(report_of(step, &body.period).await?.is_some()).at("/period"))
}

/// One value for each goal, none of them below zero.
fn one_for_each(row: &Model, values: &[Hundredths]) -> Verdict {
    let each = values.len() == row.goals.0.len() && values.iter().all(|value| value.0 >= 0);
    Verdict::require(each).at("/goal_values")
}

pub(super) async fn every_goal_reported(step: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    Ok(one_for_each(&step.row, &body.goal_values))
}

pub(super) async fn corrected_every_goal(step: &ProjectStep<'_>, body: &ProgressCorrection) -> Guarded {
    Ok(one_for_each(&step.row, &body.goal_values))
}

/// Within the money of the project, and within what it is to be left with.
async fn affordable(step: &ProjectStep<'_>, executed: Fen) -> Guarded {
    let budget = step.row.budget_fen;
    let asked = least_budget_asked_for(&step.work(), step.row.id).await?;
    let budget = asked.map_or(budget, |asked| budget.min(asked)).get();
    Ok(Verdict::require(executed.get() <= budget).with("budget_fen", budget).at("/executed_fen"))
}

pub(super) async fn within_budget(step: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    affordable(step, body.executed_fen).await
}

pub(super) async fn corrected_within_budget(step: &ProjectStep<'_>, body: &ProgressCorrection) -> Guarded {
    affordable(step, body.executed_fen).await
}

/// Whether cumulative values come after others: what is to be at least never falls, and no money comes back. Of the goals only the first
/// is the same in all years of a project.
fn follows(row: &Model, earlier: (&[Hundredths], Fen), later: (&[Hundredths], Fen), one_year: bool) -> bool {
    let same = if one_year { row.goals.0.len() } else { 1 };
    let values = earlier.0.iter().zip(later.0);
    let mut goals = row.goals.0.iter().zip(values).take(same);
    earlier.1 <= later.1
        && goals.all(|(goal, (before, after))| goal.direction == GoalDirection::AtMost || before <= after)
}

/// Not less than in the month before, and not more than in the one after, as far as they are reported.
pub(super) async fn nothing_regresses(step: &ProjectStep<'_>, body: &ProgressReporting) -> Guarded {
    let all = standing(&step.work(), step.row.id).await?;
    let (new, period) = ((&*body.goal_values, body.executed_fen), &*body.period);
    let said = |report: &'_ Report| (report.goal_values.0.clone(), report.executed_fen);
    let one_year = |report: &Report| report.period.get(..4) == period.get(..4);
    let before = all.iter().rfind(|report| &*report.period < period);
    let after = all.iter().find(|report| &*report.period > period);
    let holds = before.is_none_or(|report| {
        let (values, executed) = said(report);
        follows(&step.row, (&values, executed), new, one_year(report))
    }) && after.is_none_or(|report| {
        let (values, executed) = said(report);
        follows(&step.row, new, (&values, executed), one_year(report))
    });
    Ok(Verdict::require(holds).at("/goal_values"))
}

/// The project has reached what the newest report that stands says.
async fn take_over(step: &mut ProjectStep<'_>) -> Result<()> {
    let newest = standing(&step.work(), step.row.id).await?.pop();
    let Some(newest) = newest else { return Ok(()) };
    for (goal, value) in step.row.goals.0.iter_mut().zip(newest.goal_values.0) {
        goal.actual_value = Some(value);
    }
    step.row.executed_fen = newest.executed_fen;
    relight(step).await
}

pub(super) async fn report_progress(step: &mut ProjectStep<'_>, body: ProgressReporting) -> Result<()> {
    let (project, today) = (&step.row, step.today());
    let month = Month::read(&body.period).ok_or_else(|| Problem::internal("a month that is none"))?;
    let work = step.work();
    let made = work.make::<ProgressReports>(|row| {
        (row.project_id, row.lead_department_id) = (project.id, project.lead_department_id);
        (row.period, row.goal_values) = (body.period, body.goal_values.into());
        (row.executed_fen, row.text) = (body.executed_fen, body.text);
        (row.photo_ids, row.submitted_on) = (body.photo_ids.into(), today);
    });
    made.await?;
    clock::progress_reported(&work, project, month).await?;
    take_over(step).await
}

/// Both stay; the later one counts.
pub(super) async fn correct_progress(step: &mut ProjectStep<'_>, body: ProgressCorrection) -> Result<()> {
    let wrong = report_of(step, &body.period).await?;
    let wrong = wrong.ok_or_else(|| Problem::internal("a month without its report"))?;
    let (work, today) = (step.work(), step.today());
    let wrong = work.advance::<ProgressReports>(wrong, ProgressAction::Correct, |_| {}).await?;
    let made = work.make::<ProgressReports>(|row| {
        (row.project_id, row.lead_department_id) = (wrong.project_id, step.row.lead_department_id);
        (row.period, row.goal_values) = (wrong.period, body.goal_values.into());
        (row.executed_fen, row.text) = (body.executed_fen, wrong.text);
        (row.photo_ids, row.submitted_on) = (wrong.photo_ids, today);
        (row.corrects_id, row.correction_reason) = (Some(wrong.id), Some(body.reason));
    });
    made.await?;
    take_over(step).await
}
