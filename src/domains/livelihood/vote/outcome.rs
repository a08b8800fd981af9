//! The ballots of a year, and what they decided.

use crate::cycles::Cycles;
use instruments::ballots::{
    BallotAction, BallotKind, BallotState, Ballots,
    entity::{Column, Model},
    places::Outcome,
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

/// What a vote decided.
pub(crate) struct VoteResult {
    /// The first ballot.
    pub ballot: Model,
    /// What was voted on again.
    second: Option<Model>,
    /// What was selected, by what it is called.
    pub selected: BTreeSet<String>,
}

impl VoteResult {
    /// Whether more than half of all deputies are in favor of a candidate, in the first ballot or in the second round.
    pub(super) fn has_the_majority(&self, title: &str) -> bool {
        std::iter::once(&self.ballot).chain(&self.second).any(|ballot| {
            let place = ballot.candidates.0.iter().position(|name| **name == *title);
            let approvals = place.and_then(|place| Some(ballot.standings().get(place)?.approvals));
            let approvals = approvals.and_then(|approvals| i32::try_from(approvals).ok()).unwrap_or_default();
            ballot.total_members.is_some_and(|total| is_majority_of_all(approvals, total))
        })
    }
}

/// The result of the vote of a year: none before the ballot and those that followed it are announced, and every tie is decided.
pub(crate) async fn result_of(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<Option<VoteResult>> {
    let ballots = ballots_of(work, cycle).await?;
    let first = ballots.iter().find(|ballot| ballot.parent_ballot_id.is_none());
    Ok(first.and_then(|first| {
        let selected = selected_by(first, &ballots)?;
        let second = ballots.iter().find(|other| other.parent_ballot_id == Some(first.id)).cloned();
        Some(VoteResult { ballot: first.clone(), second, selected })
    }))
}

/// What a ballot selected, with what was voted on again.
fn selected_by(ballot: &Model, all: &[Model]) -> Option<BTreeSet<String>> {
    if ballot.state != BallotState::Announced {
        return None;
    }
    let standings = ballot.standings();
    let called = |question: u32| {
        let place = usize::try_from(question).ok()?;
        ballot.candidates.0.get(place).map(ToString::to_string)
    };
    let of = |outcome| standings.iter().filter(move |one| one.outcome == outcome);
    let mut selected: BTreeSet<String> =
        of(Outcome::Selected).filter_map(|one| called(one.question)).collect();
    match all.iter().find(|other| other.parent_ballot_id == Some(ballot.id)) {
        Some(second) => selected.extend(selected_by(second, all)?),
        None if of(Outcome::Tied).next().is_some() => return None,
        None => {}
    }
    Some(selected)
}
