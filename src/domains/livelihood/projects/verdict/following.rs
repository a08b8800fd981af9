//! What follows for the verdict on a project: a second report is made before the members vote again, and what is not finished goes on in
//! the next year.

use super::{open_items::of_year, words::SECOND_REPORT};
use crate::{
    cycles::{self, CycleAction, CycleState, Cycles},
    projects::{ProjectAction, ProjectState, Projects, entity::Column},
};
use instruments::{
    deadlines,
    satisfaction_votes::{SatisfactionVotes, workflow::SatisfactionVoteAction},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, QueryFilter};

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "livelihood.project, which has been reported on again\n实事项目,已再次报告";
    reactions.after::<SatisfactionVotes>(SatisfactionVoteAction::VoteAgain, by, reported_again);
    let by = "livelihood.project, which goes on in the next year\n实事项目,未完成的转入下一年度";
    reactions.after::<Cycles>(CycleAction::Close, by, year_has_ended);
}

fn reported_again<'a>(work: UnitOfWork<'a>, vote: Happened<'a, SatisfactionVotes>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let vote = vote.after;
        if &*vote.subject_type != Projects::KIND {
            return Ok(());
        }
        deadlines::meet(&work, SECOND_REPORT, vote.subject_id, work.call.today()).await
    })
}

/// What is not finished goes on in the next year of its body, if that is there, outside the seats of that.
fn year_has_ended<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        use cycles::entity::Column as Year;
        let cycle = cycle.after;
        let next = work.all::<Cycles>().filter(Year::OrganizationId.eq(cycle.organization_id));
        let next =
            next.filter(Year::Year.eq(cycle.year.get() + 1)).filter(Year::State.ne(CycleState::Cancelled));
        let Some(next) = next.one(work.tx).await? else { return Ok(()) };
        let open = [
            ProjectState::RolledOver,
            ProjectState::InProgress,
            ProjectState::Delayed,
            ProjectState::Adjusting,
            ProjectState::Suspended,
        ];
        let open = work.all::<Projects>().filter(of_year(cycle.id)).filter(Column::State.is_in(open));
        for project in open.all(work.tx).await? {
            let carry = |row: &mut crate::projects::entity::Model| row.carried_cycle_id = Some(next.id);
            work.advance::<Projects>(project, ProjectAction::CarryOver, carry).await?;
        }
        Ok(())
    })
}
