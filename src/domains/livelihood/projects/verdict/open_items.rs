//! What may be open when a project closes, or a year with its projects: nothing, and not only of the newest (00 §5.0 «nothing open»).

use crate::{
    adjustments, coordination_requests,
    projects::{
        ProjectState, Projects,
        entity::{Column, Model},
    },
};
use instruments::{
    deliberation_opinions::ESCALATIONS,
    issues::{self, IssueState, Issues},
    links,
    satisfaction_votes::{
        self, SatisfactionResult, SatisfactionVoteState, SatisfactionVotes, entity::Model as Vote,
    },
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    workflow::{Verdict, Workflow},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use uuid::Uuid;

/// What is open of one kind.
type Open = (&'static str, Vec<String>);

/// The issues of a project that are not closed.
pub(crate) async fn open_issues_of(
    work: &UnitOfWork<'_>,
    project: Uuid,
) -> Result<Vec<issues::entity::Model>> {
    use issues::entity::Column;
    let found = work.all::<Issues>().filter(Column::SourceRecordId.eq(project));
    let found = found.filter(Column::SourceRecordType.eq(Projects::KIND));
    let found = found.filter(Column::State.is_not_in([IssueState::Closed, IssueState::Cancelled]));
    Ok(found.all(work.tx).await?)
}

async fn open_issues(work: &UnitOfWork<'_>, project: Uuid) -> Result<Open> {
    let numbers = open_issues_of(work, project).await?.into_iter().map(|issue| issue.issue_no.to_string());
    Ok(("issues", numbers.collect()))
}

/// A vote is over once it is closed; one that was dissatisfied twice, once a stronger form of supervision has taken it up.
async fn open_votes(work: &UnitOfWork<'_>, project: Uuid) -> Result<Open> {
    use satisfaction_votes::entity::Column;
    let found = work.all::<SatisfactionVotes>().filter(Column::SubjectId.eq(project));
    let found = found.filter(Column::SubjectType.eq(Projects::KIND));
    let found = found.filter(Column::State.ne(SatisfactionVoteState::Closed));
    let found = found.all(work.tx).await?;
    let ids: Vec<Uuid> = found.iter().map(|vote| vote.id).chain([project]).collect();
    let raised = links::raised_to(work, &ids, ESCALATIONS).await?;
    let twice = |vote: &Vote| vote.round > 1 && vote.result == Some(SatisfactionResult::Dissatisfied);
    let taken_up = |vote: &Vote| twice(vote) && (raised.contains(&vote.id) || raised.contains(&project));
    let open = found.iter().filter(|vote| !taken_up(vote));
    Ok(("satisfaction_votes", open.map(|vote| vote.id.to_string()).collect()))
}

async fn open_requests(work: &UnitOfWork<'_>, project: Uuid) -> Result<Open> {
    let open = coordination_requests::of_project::open_of_project(work, project).await?;
    Ok(("coordination_requests", open.into_iter().map(|request| request.id.to_string()).collect()))
}

async fn open_adjustments(work: &UnitOfWork<'_>, project: Uuid) -> Result<Open> {
    let open = adjustments::open_of_project(work, project).await?;
    Ok(("adjustments", open.into_iter().map(|adjustment| adjustment.id.to_string()).collect()))
}

/// What is still open of a project, by its kinds: one line for each.
pub(super) async fn open_items(work: &UnitOfWork<'_>, project: Uuid) -> Result<Verdict> {
    let kinds = [
        open_issues(work, project).await?,
        open_votes(work, project).await?,
        open_requests(work, project).await?,
        open_adjustments(work, project).await?,
    ];
    let verdict = Verdict::require(kinds.iter().all(|(_, open)| open.is_empty()));
    Ok(kinds
        .into_iter()
        .filter(|(_, open)| !open.is_empty())
        .fold(verdict, |verdict, (kind, open)| verdict.with(kind, open)))
}

impl Model {
    /// Whether nothing of a year is left to do of it: it is in a state that says so, or goes on in a later one.
    fn is_settled_for(&self, year: i64) -> bool {
        ProjectState::SETTLED.contains(&self.state) || self.stage_year.get() > year
    }
}

/// Those of a year: its own, and those that go on in it.
pub(super) fn of_year(cycle: Uuid) -> Condition {
    Condition::any().add(Column::CycleId.eq(cycle)).add(Column::CarriedCycleId.eq(cycle))
}

/// The codes of the projects of a year that are not settled.
pub(crate) async fn unsettled(work: &UnitOfWork<'_>, cycle: Uuid, year: i64) -> Result<Vec<String>> {
    let found = work.all::<Projects>().filter(of_year(cycle)).all(work.tx).await?;
    let open = found.into_iter().filter(|project| !project.is_settled_for(year));
    Ok(open.map(|project| project.code.to_string()).collect())
}
