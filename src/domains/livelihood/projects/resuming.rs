//! A project that was suspended goes on, by a decision of the body that suspended it, with new days (07 §3.4).

use super::{
    ProjectState, clock, entity::ProjectResumption, guards::ProjectStep, rescheduling::Schedule,
    verdict::clock::reopen_review, words::FINISH,
};
use crate::resolved::{Resolution, Resolving};
use instruments::deadlines::{self, LastDay};
use platform::{
    problem::Result,
    workflow::{Guarded, Verdict},
};

/// The ballot on this project after it was suspended.
async fn resolution(step: &ProjectStep<'_>) -> Result<Resolution> {
    let row = &step.row;
    let (level, organization) = (row.level, row.organization_id);
    Resolution::of(step, Resolving { level, organization, meeting: None, since: row.suspended_at }).await
}

/// 地方组织法第五十一条: the body that suspended it resolved on this project.
pub(super) async fn resumption_resolved(step: &ProjectStep<'_>, _: &ProjectResumption) -> Guarded {
    Ok(resolution(step).await?.is_there(step.row.level))
}

pub(super) async fn resumption_passed(step: &ProjectStep<'_>, _: &ProjectResumption) -> Guarded {
    Ok(Verdict::require(resolution(step).await?.is_passed()))
}

fn schedule(body: &ProjectResumption) -> Schedule<'_> {
    Schedule { finish_on: body.finish_on, milestone_days: &body.milestone_days }
}

pub(super) async fn resumes_in_order(step: &ProjectStep<'_>, body: &ProjectResumption) -> Guarded {
    let fits = schedule(body).fits(&step.row, step.today());
    Ok(Verdict::require(fits).at("/milestone_days"))
}

/// It goes on from where it was: what had no plan works it out, what had begun is lit again.
pub(super) async fn resume(step: &mut ProjectStep<'_>, body: ProjectResumption) -> Result<()> {
    let resolution = resolution(step).await?;
    let (mut row, today) = (step.row.clone(), step.today());
    schedule(&body).write(&mut row);
    let from = row.suspended_from.take();
    row.suspended_at = None;
    let work = step.work();
    resolution.put_to_use(&work, row.id).await?;
    deadlines::reopen(&work, FINISH, row.id, LastDay::On(row.finish_on)).await?;
    reopen_review(&work, &row).await?;
    let state = match from {
        Some(ProjectState::Selected) => {
            clock::reopen_plan(&work, &row).await?;
            ProjectState::Selected
        }
        Some(ProjectState::Planned) => ProjectState::Planned,
        _ => clock::recompute(&work, &mut row, today).await?,
    };
    step.row = row;
    step.lead_to(state)
}
