//! The ballots of a year, and what they decided.

use crate::cycles::Cycles;
use instruments::ballots::{
    BallotAction, BallotKind, BallotState, Ballots,
    entity::{Column, Model},
    places::{Outcome, Standing},
};
use platform::{call::UnitOfWork, problem::Result, workflow::Workflow};
use registry::meetings::quorum::is_majority_of_all;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The ballots on the projects of a year that were not voided, the first ones first.
pub(super) async fn ballots_of(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<Vec<Model>> {
    let found = work.all::<Ballots>().filter(Column::SubjectId.eq(cycle));
    let found = found.filter(Column::SubjectType.eq(Cycles::KIND));
    let found = found.filter(Column::Kind.eq(BallotKind::ProjectSelection));
    let found = found.filter(Column::State.ne(BallotState::Void)).order_by_asc(Column::CreatedAt);
    Ok(found.order_by_asc(Column::Id).all(work.tx).await?)
}

/// Whether papers were issued: then list, rule, seats and candidates stand.
pub(crate) async fn papers_are_out(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<bool> {
    Ok(ballots_of(work, cycle).await?.iter().any(|ballot| ballot.state != BallotState::Prepared))
}

/// Papers that were only prepared are void once what they say is not so any more.
pub(crate) async fn void_prepared(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<()> {
    for ballot in ballots_of(work, cycle).await? {
        if ballot.state == BallotState::Prepared {
            work.advance::<Ballots>(ballot, BallotAction::Void, |_| {}).await?;
        }
    }
    Ok(())
}

/// A ballot, and where its candidates stand.
pub(crate) struct Counted {
    /// The ballot.
    pub ballot: Model,
    standings: Vec<Standing>,
}

impl Counted {
    fn of(ballot: Model) -> Self {
        Self { standings: ballot.standings(), ballot }
    }

    /// Where a candidate stands, by what it is called.
    pub(super) fn standing(&self, title: &str) -> Option<&Standing> {
        let place = self.ballot.candidates.0.iter().position(|name| **name == *title)?;
        self.standings.get(place)
    }

    /// What candidates are called that ended so.
    fn called(&self, outcome: Outcome) -> impl Iterator<Item = String> {
        let ended = self.standings.iter().zip(&self.ballot.candidates.0);
        ended.filter(move |(standing, _)| standing.outcome == outcome).map(|(_, name)| name.to_string())
    }
}

/// What a vote decided.
pub(crate) struct VoteResult {
    /// The first ballot.
    pub first: Counted,
    /// What was voted on again.
    second: Option<Counted>,
    /// What was selected, by what it is called.
    pub selected: BTreeSet<String>,
}

impl VoteResult {
    /// Whether more than half of all deputies are in favor of a candidate, in the first ballot or in the second round.
    pub(super) fn has_the_majority(&self, title: &str) -> bool {
        std::iter::once(&self.first).chain(&self.second).any(|counted| {
            let approvals = counted.standing(title).and_then(|one| i32::try_from(one.approvals).ok());
            let total = counted.ballot.total_members;
            approvals.zip(total).is_some_and(|(approvals, total)| is_majority_of_all(approvals, total))
        })
    }
}

/// The result of the vote of a year: none before the ballot and those that followed it are announced, and every tie is decided.
pub(crate) async fn result_of(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<Option<VoteResult>> {
    let mut left: Vec<Counted> = ballots_of(work, cycle).await?.into_iter().map(Counted::of).collect();
    let Some(first) = taken(&mut left, None) else { return Ok(None) };
    let second = taken(&mut left, Some(first.ballot.id));
    Ok(selected_by(&first, second.as_ref()).map(|selected| VoteResult { first, second, selected }))
}

/// The ballot that follows another one, or none.
fn taken(left: &mut Vec<Counted>, parent: Option<Uuid>) -> Option<Counted> {
    let place = left.iter().position(|one| one.ballot.parent_ballot_id == parent)?;
    Some(left.remove(place))
}

/// What a ballot selected, with what was voted on again.
fn selected_by(ballot: &Counted, second: Option<&Counted>) -> Option<BTreeSet<String>> {
    if ballot.ballot.state != BallotState::Announced {
        return None;
    }
    let mut selected: BTreeSet<String> = ballot.called(Outcome::Selected).collect();
    match second {
        Some(second) => selected.extend(selected_by(second, None)?),
        None if ballot.called(Outcome::Tied).next().is_some() => return None,
        None => {}
    }
    Some(selected)
}
