//! A project that was suspended goes on, by a decision of the body that suspended it, with new days (07 §3.4).

use super::{
    ProjectState, clock, entity::Resumption, guards::ProjectStep, rescheduling::Schedule, words::FINISH,
};
use crate::resolved::{Resolved, resolved};
use instruments::{
    ballots::{passed_by_all, use_ballot},
    deadlines::{self, LastDay},
};
use platform::{
    problem::Result,
    workflow::{Guarded, Verdict},
};

/// 地方组织法第五十一条: resolved on this project, after it was suspended.
pub(super) async fn resumption_resolved(step: &ProjectStep<'_>, body: &Resumption) -> Guarded {
    let (row, pointer) = (&step.row, "/ballot_id");
    let (level, organization) = (row.level, row.organization_id);
    let asked = Resolved { ballot: body.ballot_id, level, organization, since: row.suspended_at, pointer };
    resolved(step, asked).await
}

pub(super) async fn resumption_passed(step: &ProjectStep<'_>, body: &Resumption) -> Guarded {
    passed_by_all(step, body.ballot_id, "/ballot_id").await
}

fn schedule(body: &Resumption) -> Schedule<'_> {
    Schedule { finish_on: body.finish_on, milestone_days: &body.milestone_days }
}

pub(super) async fn resumes_in_order(step: &ProjectStep<'_>, body: &Resumption) -> Guarded {
    let fits = schedule(body).fits(&step.row, step.today());
    Ok(Verdict::require(fits).at("/milestone_days"))
}

/// It goes on from where it was: what had no plan works it out, what had begun is lit again.
pub(super) async fn resume(step: &mut ProjectStep<'_>, body: Resumption) -> Result<()> {
    let (mut row, today) = (step.row.clone(), step.today());
    schedule(&body).write(&mut row);
    let from = row.suspended_from.take();
    row.suspended_at = None;
    let work = step.work();
    use_ballot(&work, body.ballot_id, row.id).await?;
    deadlines::reopen(&work, FINISH, row.id, LastDay::On(row.finish_on)).await?;
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
