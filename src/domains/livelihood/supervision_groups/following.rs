//! What follows for groups: deputies leave with their office, and when they work for a department of the project; with their project they
//! end.

use super::{
    SupervisionGroupAction, SupervisionGroups, forming::dissolve_with_project, guards::in_force,
    leaving::leave,
};
use crate::{
    codes,
    projects::{ProjectAction, ProjectState, Projects},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::starting_states,
};
use registry::deputies::{Deputies, DeputyAction};
use serde_json::json;

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "livelihood.supervision_group, which loses the member\n代表监督小组,失去该成员";
    let changes =
        [DeputyAction::Suspend, DeputyAction::Terminate, DeputyAction::Edit, DeputyAction::UpdateContact];
    for action in changes {
        reactions.after::<Deputies>(action, by, deputy_changed);
    }
    let by = "livelihood.supervision_group, which loses whoever works for a department of the project\n\
              代表监督小组,任职于项目部门的成员离组";
    for action in [ProjectAction::TransferLead, ProjectAction::Plan] {
        reactions.after::<Projects>(action, by, departments_changed);
    }
    let by = "livelihood.supervision_group, which is dissolved when its project is over\n\
              代表监督小组,项目办结或者终止的即撤销";
    for action in [ProjectAction::Close, ProjectAction::ApplyDecision] {
        reactions.after::<Projects>(action, by, project_over);
    }
}

fn deputy_changed<'a>(work: UnitOfWork<'a>, changed: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (deputy, states) =
            (changed.after.id, starting_states::<SupervisionGroups>(SupervisionGroupAction::LoseMember));
        for group in work.naming::<SupervisionGroups>(&states, deputy).await? {
            let project = work.stored::<Projects>(group.project_id).await?;
            leave(&work, group, &project).await?;
        }
        Ok(())
    })
}

/// What it has seen stays; a project that is taken up again has another group.
fn project_over<'a>(work: UnitOfWork<'a>, changed: Happened<'a, Projects>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if !ProjectState::OVER.contains(&changed.after.state) {
            return Ok(());
        }
        match in_force(&work, changed.after.id).await? {
            Some(group) => dissolve_with_project(&work, group).await,
            None => Ok(()),
        }
    })
}

/// Whoever changes the departments is told who leaves.
fn departments_changed<'a>(work: UnitOfWork<'a>, changed: Happened<'a, Projects>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(group) = in_force(&work, changed.after.id).await? else { return Ok(()) };
        for deputy in leave(&work, group, changed.after).await? {
            work.warn(codes::CONFLICT_OF_INTEREST, &[("deputy_id", json!(deputy))]);
        }
        Ok(())
    })
}
