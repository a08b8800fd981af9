//! A group is formed, changes and is dissolved; its project says which one follows it, and who leads.

use super::{
    SupervisionGroupAction, SupervisionGroups,
    entity::{Model, NewSupervisionGroup, SupervisionGroupContent},
    guards::GroupStep,
    words::GROUP_LEADER,
};
use crate::projects::{ProjectAction, Projects};
use instruments::deadlines;
use platform::{call::UnitOfWork, problem::Result, workflow::Reason};
use uuid::Uuid;

/// The project names its group and who leads it.
pub(super) async fn tell_project(
    work: &UnitOfWork<'_>,
    project: Uuid,
    (group, leader): (Option<Uuid>, Option<Uuid>),
) -> Result<()> {
    let project = work.stored::<Projects>(project).await?;
    if (project.supervision_group_id, project.group_leader_id) == (group, leader) {
        return Ok(());
    }
    work.advance::<Projects>(project, ProjectAction::FollowGroup, |row| {
        (row.supervision_group_id, row.group_leader_id) = (group, leader);
    })
    .await?;
    Ok(())
}

fn named(row: &Model) -> (Option<Uuid>, Option<Uuid>) {
    (Some(row.id), row.leader_id)
}

pub(super) async fn form(step: &mut GroupStep<'_>, _: NewSupervisionGroup) -> Result<()> {
    let today = step.today();
    step.row.author_organization_id = step.call.actor.organization_id;
    step.row.note_members(today);
    tell_project(&step.work(), step.row.project_id, named(&step.row)).await
}

/// There is a leader again, if there was none.
pub(super) async fn change_members(step: &mut GroupStep<'_>, _: SupervisionGroupContent) -> Result<()> {
    let today = step.today();
    step.row.note_members(today);
    let work = step.work();
    deadlines::meet(&work, GROUP_LEADER, step.row.id, today).await?;
    tell_project(&work, step.row.project_id, named(&step.row)).await
}

/// What it has seen stays; nobody belongs to it any more.
pub(super) async fn dissolve(step: &mut GroupStep<'_>, _: Reason) -> Result<()> {
    let today = step.today();
    step.row.lose_all(today);
    end_clock_and_tell(&step.work(), &step.row).await
}

/// The same with its project: nobody follows what is over.
pub(super) async fn dissolve_with_project(work: &UnitOfWork<'_>, group: Model) -> Result<()> {
    let today = work.call.today();
    let end = |row: &mut Model| row.lose_all(today);
    let group = work.advance::<SupervisionGroups>(group, SupervisionGroupAction::Dissolve, end).await?;
    end_clock_and_tell(work, &group).await
}

async fn end_clock_and_tell(work: &UnitOfWork<'_>, group: &Model) -> Result<()> {
    deadlines::cancel(work, GROUP_LEADER, group.id).await?;
    tell_project(work, group.project_id, (None, None)).await
}
