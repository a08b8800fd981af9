//! What is asked before papers are issued: the right meeting, the candidates that are on the ballot, the seats and the marks of the
//! rule, and supervisors who have no interest (07 §3.3).

use crate::{
    ballot_rules::rule_in_force,
    candidates::{CandidateState, of_cycle},
    codes,
    cycles::{Cycles, entity::Model as Cycle},
    employers::employed_by,
    words::CycleLevel,
};
use access::users::{self, Users};
use instruments::ballots::{BallotKind, Ballots, entity::Model as Ballot};
use platform::{
    call::{Happened, UnitOfWork},
    problem::{Problem, Result},
    values::{future::Future, numbers::Whole, words::Words},
    workflow::Workflow,
};
use registry::{
    deputies::in_office_in_the_congress,
    meetings::{
        MeetingKind, MeetingState, Meetings,
        entity::{Column as meeting, Model as Meeting},
    },
    sessions::{self, Sessions},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
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

/// What the Standing Committee of the term before deliberated is voted on in the first session of the new one, and not later (07 §3.8).
pub(super) fn deliberated_for_this_term<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let Some(review) = cycle.sc_meeting_id else { return Ok(()) };
        let review = work.stored::<Meetings>(review).await?;
        let session = work.stored::<Meetings>(ballot.after.meeting_id).await?;
        if review.term_id == session.term_id || is_first_of_its_term(&work, cycle.level, &session).await? {
            return Ok(());
        }
        Err(Problem::new(codes::CANDIDATE_NOT_DELIBERATED).with("reason", "term_before"))
    })
}

/// Whether a meeting lies in the first session of its term, which has several; where the register does not have that, whether none was
/// held before.
async fn is_first_of_its_term(work: &UnitOfWork<'_>, level: CycleLevel, session: &Meeting) -> Result<bool> {
    let first = work.all::<Sessions>().filter(sessions::entity::Column::TermId.eq(session.term_id));
    let first = first.filter(sessions::entity::Column::Ordinal.eq(1)).one(work.tx).await?;
    if let Some(first) = first.filter(|_| level == CycleLevel::District) {
        return Ok(first.start_on <= session.start_on && session.start_on <= first.end_on);
    }
    let held = [MeetingState::Open, MeetingState::Closed, MeetingState::MinutesApproved];
    let before = work.all::<Meetings>().filter(meeting::Kind.eq(MeetingKind::Congress));
    let before = before.filter(meeting::OrganizationId.eq(session.organization_id));
    let before = before.filter(meeting::TermId.eq(session.term_id)).filter(meeting::Id.ne(session.id));
    let before = before.filter(meeting::State.is_in(held)).filter(meeting::StartOn.lt(session.start_on));
    Ok(before.one(work.tx).await?.is_none())
}

/// Candidates that were deliberated and stand.
const STANDING: [CandidateState; 2] = [CandidateState::ScReviewed, CandidateState::OnBallot];

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
        let listed = of_cycle(&work, cycle.id, &STANDING).await?;
        let all_on_it = listed.iter().all(|candidate| candidate.state == CandidateState::OnBallot);
        let listed = listed.iter().map(|candidate| &*candidate.title);
        if all_on_it && ballot.after.candidates.0.iter().map(|name| &**name).eq(listed) {
            return Ok(());
        }
        Err(Problem::new(codes::BALLOT_OPTIONS_MISMATCH))
    })
}

/// The papers have as many seats as the year and the rule in force, and as many candidates stand as that rule was adopted for: once one
/// is withdrawn, the congress adopts a rule for those who stay.
pub(super) fn has_the_numbers<'a>(
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
        if places != Some(rule.seats.get()) || rule.seats != cycle.seats {
            let refused = Problem::new(codes::SEATS_MISMATCH).with("seats", rule.seats.get());
            return Err(refused.with("places", places).at("/places"));
        }
        let stand = of_cycle(&work, cycle.id, &STANDING).await?.len();
        let asked = rule.candidate_count.get();
        if i64::try_from(stand).is_ok_and(|stand| stand == asked) {
            return Ok(());
        }
        let refused = Problem::new(codes::SEATS_MISMATCH).with("candidate_count", asked);
        Err(refused.with("candidates", stand).at("/candidates"))
    })
}

/// The papers are marked as the rule in force says.
pub(super) fn is_marked_by_the_rule<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let Some(rule) = rule_in_force(&work, cycle.id).await? else { return Ok(()) };
        if ballot.after.option_set == rule.voting_mode.option_set() {
            return Ok(());
        }
        let refused = Problem::new(codes::BALLOT_OPTIONS_MISMATCH).with("reason", "voting_mode");
        Err(refused.with("voting_mode", rule.voting_mode.word()).at("/option_set"))
    })
}

/// How many supervise a vote at least.
const SUPERVISORS: usize = 2;

/// Those who supervise are deputies of this congress in office, at least two, and work for no department that leads a candidate.
pub(super) fn supervised_without_interest<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let refused = |pointer: &str| Problem::new(codes::CONFLICT_OF_INTEREST).at(pointer);
        let named = &ballot.after.supervisor_ids.0;
        let people = work.all::<Users>().filter(users::entity::Column::Id.is_in(named.clone()));
        let people = people.all(work.tx).await?.into_iter();
        let people: BTreeMap<Uuid, Uuid> =
            people.filter_map(|person| Some((person.id, person.deputy_id?))).collect();
        let (deputies, today): (Vec<Uuid>, _) = (people.values().copied().collect(), work.call.today());
        let found = in_office_in_the_congress(&work, cycle.organization_id, &deputies, today).await?;
        let is_found = |deputy: &Uuid| found.iter().any(|one| one.id == *deputy);
        let other = named.iter().position(|user| !people.get(user).is_some_and(is_found));
        if let Some(index) = other {
            return Err(refused(&format!("/supervisor_ids/{index}")).with("reason", "not_in_office"));
        }
        if found.len() < SUPERVISORS.max(named.len()) {
            return Err(refused("/supervisor_ids").with("reason", "too_few"));
        }
        let candidates = of_cycle(&work, cycle.id, &[CandidateState::OnBallot]).await?;
        let leading: BTreeSet<Uuid> = candidates.iter().filter_map(|one| one.lead_department_id).collect();
        let employed = employed_by(&work, &found, &leading).await?;
        let is_employed = |user: &Uuid| people.get(user).is_some_and(|deputy| employed.contains(deputy));
        match named.iter().position(is_employed) {
            Some(index) => Err(refused(&format!("/supervisor_ids/{index}")).with("reason", "employed")),
            None => Ok(()),
        }
    })
}
