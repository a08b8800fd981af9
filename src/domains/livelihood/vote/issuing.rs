//! What is asked before papers are issued: the right meeting, the candidates that are on the ballot, the seats of the rule, and
//! supervisors who have no interest (07 §3.3).

use crate::{
    ballot_rules::rule_in_force,
    candidates::{CandidateState, of_cycle},
    codes,
    cycles::{Cycles, entity::Model as Cycle},
    employers::employed_by,
};
use access::users::{self, Users};
use instruments::ballots::{BallotKind, Ballots, entity::Model as Ballot};
use platform::{
    call::{Happened, UnitOfWork},
    problem::{Problem, Result},
    values::{future::Future, numbers::Whole},
    workflow::Workflow,
};
use registry::{
    deputies::all_in_office,
    meetings::{MeetingKind, Meetings},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The year on whose projects a ballot votes; none of other ballots.
pub(super) async fn cycle_of(work: &UnitOfWork<'_>, ballot: &Ballot) -> Result<Option<Cycle>> {
    let votes = ballot.kind == BallotKind::ProjectSelection && &*ballot.subject_type == Cycles::KIND;
    Ok(if votes { Some(work.stored::<Cycles>(ballot.subject_id).await?) } else { None })
}

/// The congress of the year votes in its plenary.
pub(super) fn in_the_plenary<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let meeting = work.stored::<Meetings>(ballot.after.meeting_id).await?;
        if meeting.kind == MeetingKind::Congress && meeting.organization_id == cycle.organization_id {
            return Ok(());
        }
        Err(Problem::new(codes::WRONG_MEETING).with("reason", "kind"))
    })
}

/// The papers name all candidates that were deliberated, in their order: none is left off, or the vote would be on fewer than the list
/// and the rule say. Those of a second ballot follow from the first.
pub(super) fn names_the_candidates<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (Some(cycle), None) = (cycle_of(&work, ballot.after).await?, ballot.after.parent_ballot_id)
        else {
            return Ok(());
        };
        let states = [CandidateState::ScReviewed, CandidateState::OnBallot];
        let listed = of_cycle(&work, cycle.id, &states).await?;
        let all_on_it = listed.iter().all(|candidate| candidate.state == CandidateState::OnBallot);
        let listed = listed.iter().map(|candidate| &*candidate.title);
        if all_on_it && ballot.after.candidates.0.iter().map(|name| &**name).eq(listed) {
            return Ok(());
        }
        Err(Problem::new(codes::BALLOT_OPTIONS_MISMATCH))
    })
}

/// The papers have as many seats as the year and the rule in force.
pub(super) fn has_the_seats<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (Some(cycle), None) = (cycle_of(&work, ballot.after).await?, ballot.after.parent_ballot_id)
        else {
            return Ok(());
        };
        let rule = rule_in_force(&work, cycle.id).await?;
        let rule = rule.ok_or_else(|| Problem::new(codes::BALLOT_RULE_MISSING))?;
        let places = ballot.after.places.map(Whole::get);
        if places == Some(rule.seats.get()) && rule.seats == cycle.seats {
            return Ok(());
        }
        Err(Problem::new(codes::SEATS_MISMATCH).with("seats", rule.seats.get()).with("places", places))
    })
}

/// How many supervise a vote at least.
const SUPERVISORS: usize = 2;

/// Those who supervise are deputies in office, at least two, and work for no department that leads a candidate.
pub(super) fn supervised_without_interest<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let refused = || Problem::new(codes::CONFLICT_OF_INTEREST).at("/supervisor_ids");
        let named = ballot.after.supervisor_ids.0.clone();
        let people = work.all::<Users>().filter(users::entity::Column::Id.is_in(named.clone()));
        let deputies: Vec<Uuid> =
            people.all(work.tx).await?.into_iter().filter_map(|person| person.deputy_id).collect();
        let found = all_in_office(&work, &deputies, Office::Deputy, work.call.today()).await?;
        if found.len() < SUPERVISORS.max(named.len()) {
            return Err(refused().with("reason", "not_in_office"));
        }
        let candidates = of_cycle(&work, cycle.id, &[CandidateState::OnBallot]).await?;
        let leading: BTreeSet<Uuid> = candidates.iter().filter_map(|one| one.lead_department_id).collect();
        match employed_by(&work, &found, &leading).await?.first() {
            Some(deputy) => Err(refused().with("deputy_id", deputy.to_string())),
            None => Ok(()),
        }
    })
}
