//! What an adjustment means for its project: it waits while that is decided, its clocks run on, and then takes over what was decided
//! (07 §3.4, §3.6).

use super::{
    ProjectAction, ProjectState, Projects, clock,
    completion::of_goals,
    entity::Model,
    verdict::words::REVIEW,
    words::{FINISH, PLAN_PUBLISHING},
};
use crate::{coordination_requests, leads};
use instruments::deadlines::{self, LastDay};
use platform::{call::UnitOfWork, problem::Result, values::text::Prose};

/// It waits for the decision.
pub(crate) async fn begin_adjusting(work: &UnitOfWork<'_>, project: Model) -> Result<()> {
    work.advance::<Projects>(project, ProjectAction::RequestAdjustment, |_| {}).await?;
    Ok(())
}

/// It goes on from where it was, with these values; what was carried out is as late as it is now.
pub(crate) async fn go_on(
    work: &UnitOfWork<'_>,
    project: Model,
    before: ProjectState,
    values: impl FnOnce(&mut Model),
) -> Result<()> {
    let mut row = project.clone();
    values(&mut row);
    // What is suspended has no last day until it goes on.
    if row.finish_on != project.finish_on && before != ProjectState::Suspended {
        deadlines::reopen(work, FINISH, project.id, LastDay::On(row.finish_on)).await?;
    }
    row.completion = of_goals(&row.goals.0, row.stage_year.get());
    let state = match before {
        ProjectState::InProgress | ProjectState::Delayed => {
            clock::recompute(work, &mut row, work.call.today()).await?
        }
        before => before,
    };
    let change = |stored: &mut Model| *stored = row;
    work.advance_to::<Projects>(project, ProjectAction::ApplyDecision, Some(state), change).await?;
    Ok(())
}

/// Nothing is due until it goes on; what is reported every month goes on.
pub(crate) async fn suspend(work: &UnitOfWork<'_>, project: Model, before: ProjectState) -> Result<()> {
    for code in [PLAN_PUBLISHING, FINISH, REVIEW] {
        deadlines::cancel(work, code, project.id).await?;
    }
    let now = work.call.now;
    let change = |row: &mut Model| {
        (row.suspended_at, row.suspended_from) = (Some(now), Some(before));
        row.light_changes_on = None;
    };
    let suspended = Some(ProjectState::Suspended);
    work.advance_to::<Projects>(project, ProjectAction::ApplyDecision, suspended, change).await?;
    Ok(())
}

/// Nothing is due any more, and its issues stay; what people proposed is kept for another year, and they are told why.
pub(crate) async fn terminate(work: &UnitOfWork<'_>, project: Model, why: &Prose) -> Result<()> {
    deadlines::cancel_all(work, project.id).await?;
    coordination_requests::end_with(work, project.id).await?;
    leads::return_all_because(work, project.candidate_id, Some(why)).await?;
    let today = work.call.today();
    let change = |row: &mut Model| {
        (row.suspended_at, row.suspended_from) = (None, None);
        (row.terminated_on, row.light_changes_on) = (Some(today), None);
    };
    let terminated = Some(ProjectState::Terminated);
    work.advance_to::<Projects>(project, ProjectAction::ApplyDecision, terminated, change).await?;
    Ok(())
}
