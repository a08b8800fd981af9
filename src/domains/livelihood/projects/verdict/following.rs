//! What follows for the verdict on a project: a second report is made before the members vote again, and what is not finished goes on in
//! the next year.

use super::{open_items::of_year, words::SECOND_REPORT};
use crate::{
    cycles::{self, CycleAction, CycleState, Cycles, entity::Model as Cycle},
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
use uuid::Uuid;

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "livelihood.project, which has been reported on again\n实事项目,已再次报告";
    reactions.after::<SatisfactionVotes>(SatisfactionVoteAction::VoteAgain, by, reported_again);
    let by = "livelihood.project, which goes on in the next year\n实事项目,未完成的转入下一年度";
    reactions.after::<Cycles>(CycleAction::Close, by, year_has_ended);
    reactions.after::<Cycles>(CycleAction::Create, by, year_is_prepared);
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

fn year_has_ended<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (ended, year) = (cycle.after, cycle.after.year.get());
        match year_of(&work, ended.organization_id, year + 1).await? {
            Some(next) => carry_over(&work, ended, &next).await,
            None => Ok(()),
        }
    })
}

/// A year that ended before this one was there.
fn year_is_prepared<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (next, year) = (cycle.after, cycle.after.year.get());
        match year_of(&work, next.organization_id, year - 1).await? {
            Some(ended) if ended.state == CycleState::Closed => carry_over(&work, &ended, next).await,
            _ => Ok(()),
        }
    })
}

/// A year of a body, if that is there.
async fn year_of(work: &UnitOfWork<'_>, organization: Uuid, year: i64) -> Result<Option<Cycle>> {
    use cycles::entity::Column as Year;
    let found = work.all::<Cycles>().filter(Year::OrganizationId.eq(organization));
    let found = found.filter(Year::Year.eq(year)).filter(Year::State.ne(CycleState::Cancelled));
    Ok(found.one(work.tx).await?)
}

/// What is not finished goes on in the next year of its body, outside the seats of that.
async fn carry_over(work: &UnitOfWork<'_>, ended: &Cycle, next: &Cycle) -> Result<()> {
    let open = [
        ProjectState::RolledOver,
        ProjectState::InProgress,
        ProjectState::Delayed,
        ProjectState::Adjusting,
        ProjectState::Suspended,
    ];
    let open = work.all::<Projects>().filter(of_year(ended.id)).filter(Column::State.is_in(open));
    for project in open.all(work.tx).await? {
        let carry = |row: &mut crate::projects::entity::Model| row.carried_cycle_id = Some(next.id);
        work.advance::<Projects>(project, ProjectAction::CarryOver, carry).await?;
    }
    Ok(())
}
