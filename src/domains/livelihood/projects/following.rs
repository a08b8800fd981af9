//! What follows for projects: they begin when a year is decided, their plans are told by their departments, and what is not finished on
//! its last day becomes an issue.

use super::{
    ProjectState, Projects, beginning, clock,
    ending::raise_issue,
    entity::Model as Project,
    next_year::go_on_with_the_new_plan,
    words::{DecidedBy, FINISH, PLAN_PUBLISHING},
};
use crate::cycles::{CycleAction, Cycles};
use instruments::{
    deadlines::{self, DeadlineAction, Deadlines},
    issues::IssueCategory,
    publications::{self, PublicationAction, PublicationKind, Publications, entity::Model as Publication},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};
use registry::organizations::succession::{self, Inherited};

/// What is carried out passes to the successor of a department that ends, with what members and people say of it; what is closed keeps
/// the old name.
impl Inherited for Projects {
    fn open() -> Vec<ProjectState> {
        use ProjectState::{
            Adjusting, Closed, Delayed, InProgress, Planned, RolledOver, Selected, Suspended,
        };
        let completed = ProjectState::COMPLETED.into_iter().filter(|state| *state != Closed);
        let before = [Selected, Planned, InProgress, Delayed, Adjusting, Suspended, RolledOver];
        before.into_iter().chain(completed).collect()
    }
}

pub(crate) fn reactions(reactions: &mut Reactions) {
    succession::of::<Projects>(reactions);
    let by = "livelihood.project, which begins with what was selected\n实事项目,由入选的候选项目产生";
    reactions.after::<Cycles>(CycleAction::RecordVote, by, voted);
    reactions.after::<Cycles>(CycleAction::DecideByGovernment, by, decided_by_the_government);
    let by = "livelihood.project, which becomes an issue where it is not finished\n实事项目,到期未完成的登记为问题";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, not_finished);
    let by = "livelihood.project, which goes on once its new milestones were told\n实事项目,新节点公布后续建";
    reactions.after::<Publications>(PublicationAction::Publish, by, plan_was_told);
    let by = "livelihood.project, whose plan is owed again\n实事项目,须重新公布实施方案";
    reactions.after::<Publications>(PublicationAction::Withdraw, by, plan_was_withdrawn);
    let by = "livelihood.project, which refuses who does not stand on the record's own side\n实事项目,拒绝不属于记录本方的操作者";
    publications::told_by_its_side::<Projects>(reactions, by);
}

fn voted<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move { beginning::begin(&work, cycle.after, DecidedBy::CongressBallot).await })
}

fn decided_by_the_government<'a>(
    work: UnitOfWork<'a>,
    cycle: Happened<'a, Cycles>,
) -> Future<'a, Result<()>> {
    Box::pin(async move { beginning::begin(&work, cycle.after, DecidedBy::Government).await })
}

fn not_finished<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(FINISH) else { return Ok(()) };
        let project = work.stored::<Projects>(id).await?;
        // Whoever never began has not reached it either; what is being adjusted is due as before.
        let open = [
            ProjectState::Selected,
            ProjectState::Planned,
            ProjectState::InProgress,
            ProjectState::Delayed,
            ProjectState::Adjusting,
        ];
        if !open.contains(&project.state) {
            return Ok(());
        }
        raise_issue(&work, &project, IssueCategory::GoalMissed, "完成期限已过,项目尚未完成。").await
    })
}

fn plan_was_told<'a>(work: UnitOfWork<'a>, told: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if let Some(project) = under_way(&work, told.after).await? {
            deadlines::meet(&work, PLAN_PUBLISHING, project.id, work.call.today()).await?;
        }
        Box::pin(go_on_with_the_new_plan(&work, told.after)).await
    })
}

/// A project whose plan stands, and which a publication tells.
async fn under_way(work: &UnitOfWork<'_>, told: &Publication) -> Result<Option<Project>> {
    if &*told.subject_type != Projects::KIND || told.kind != PublicationKind::ProjectPlan {
        return Ok(None);
    }
    let project = work.stored::<Projects>(told.subject_id).await?;
    let with_a_plan = |project: &Project| project.plan_published_on.is_some();
    let concerned = |project: &Project| {
        ProjectState::UNDER_WAY.contains(&project.state) || ProjectState::COMPLETED.contains(&project.state)
    };
    Ok(Some(project).filter(|project| concerned(project) && with_a_plan(project)))
}

/// What was withdrawn is told anew, as fast as a first plan (07 §3.8).
fn plan_was_withdrawn<'a>(work: UnitOfWork<'a>, told: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        match under_way(&work, told.after).await? {
            Some(project) => clock::reopen_plan(&work, &project).await,
            None => Ok(()),
        }
    })
}
