//! The plan: worked out, published, started, its milestones, and who leads.

use super::{
    ProjectState, clock,
    completion::of_goals,
    entity::{LeadTransfer, MilestoneDone, ProjectPlanning},
    guards::ProjectStep,
    verdict::{self, open_items::open_issues_of},
    words::{Milestone, PLAN_PUBLISHING, ProjectGoal},
};
use crate::{
    coordination_requests::{CoordinationRequests, of_project::open_of_project},
    months::Month,
};
use instruments::{deadlines, issues::Issues};
use platform::{problem::Result, records::record::Assign, workflow::Note};

pub(super) async fn plan(step: &mut ProjectStep<'_>, body: ProjectPlanning) -> Result<()> {
    let mut goals: Vec<ProjectGoal> = body.goals.iter().cloned().map(Into::into).collect();
    // What was reached in the years before stays reached.
    for goal in &mut goals {
        let before = step.row.goals.0.iter().find(|before| before.name == goal.name);
        goal.actual_value = before.and_then(|before| before.actual_value);
    }
    let milestones: Vec<Milestone> = body.milestones.iter().cloned().map(Into::into).collect();
    body.assign(&mut step.row);
    (step.row.goals, step.row.milestones) = (goals.into(), milestones.into());
    Ok(())
}

/// The plan stands from now on.
pub(super) async fn publish_plan(step: &mut ProjectStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    step.row.plan_published_on = Some(today);
    deadlines::meet(&step.work(), PLAN_PUBLISHING, step.row.id, today).await
}

pub(super) async fn start(step: &mut ProjectStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    clock::open_progress(&step.work(), &step.row, Month::of(today)).await?;
    verdict::clock::open_review(&step.work(), &step.row).await?;
    let mut row = step.row.clone();
    clock::recompute(&step.work(), &mut row, today).await?;
    step.row = row;
    Ok(())
}

/// The reason marks what was recorded later than it was done; of what is recorded on its day it says nothing.
pub(super) async fn finish_milestone(step: &mut ProjectStep<'_>, body: MilestoneDone) -> Result<()> {
    let later = body.done_on < step.today();
    if let Some(milestone) = step.row.milestones.0.get_mut(super::guards::place(body.no)) {
        milestone.done_on = Some(body.done_on);
        milestone.evidence_ids = body.evidence_ids;
        milestone.late_reason = body.late_reason.filter(|_| later);
    }
    relight(step).await
}

/// Computes the light anew; the state follows from it. What is adjusted or suspended goes on by a decision only, and of what is
/// suspended nothing is late.
pub(super) async fn relight(step: &mut ProjectStep<'_>) -> Result<()> {
    let (mut row, today) = (step.row.clone(), step.today());
    if row.suspended_at.is_some() {
        step.row.completion = of_goals(&row.goals.0, row.stage_year.get());
        return Ok(());
    }
    let state = clock::recompute(&step.work(), &mut row, today).await?;
    step.row = row;
    if step.row.state == ProjectState::Adjusting { Ok(()) } else { step.lead_to(state) }
}

/// What the department had to do is done by its successor.
pub(super) async fn transfer_lead(step: &mut ProjectStep<'_>, body: LeadTransfer) -> Result<()> {
    let (from, to) = (step.row.lead_department_id, body.lead_department_id);
    body.assign(&mut step.row);
    step.row.co_department_ids.0.retain(|one| *one != to);
    for goal in &mut step.row.goals.0 {
        if goal.responsible_org_id == from {
            goal.responsible_org_id = to;
        }
    }
    let work = step.work();
    for request in open_of_project(&work, step.row.id).await? {
        work.pass_on::<CoordinationRequests>(request, from, to).await?;
    }
    for issue in open_issues_of(&work, step.row.id).await? {
        deadlines::pass_all(&work, issue.id, from, to).await?;
        work.pass_on::<Issues>(issue, from, to).await?;
    }
    deadlines::pass_all(&work, step.row.id, from, to).await
}
