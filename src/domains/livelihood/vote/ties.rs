//! Ties across the last seat, and seats that nobody has the majority for: voted on again, settled, or left free, as the rule in force
//! says (07 §3.3).

use super::issuing::cycle_of;
use crate::{
    ballot_rules::{
        entity::Model as Rule,
        rule_in_force,
        words::{ShortfallRule, TieRule, TieRuleAgain},
    },
    candidates::{CandidateState, of_cycle},
    codes,
    cycles::{Cycles, entity::Model as Cycle},
};
use instruments::ballots::{Ballots, Revotes, SecondBallot, entity::Model as Ballot};
use platform::{
    call::{Answers, Happened, UnitOfWork},
    problem::{Problem, Result},
    values::{future::Future, numbers::Whole},
};
use registry::meetings::{self, MeetingKind, MeetingState, Meetings};
use sea_orm::{ColumnTrait, QueryFilter};
use std::{cmp::Reverse, collections::BTreeSet};

pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Cycles, SecondBallot>(second_ballot);
}

/// Where the rule asks for a second ballot it is voted again once: on a tie, which it only ranks unless the rule says otherwise, and on
/// seats that are left.
fn second_ballot<'a>(work: UnitOfWork<'a>, cycle: &'a Cycle) -> Future<'a, Result<SecondBallot>> {
    Box::pin(async move {
        let rule = rule_in_force(&work, cycle.id).await?;
        let says = |asked: bool| if asked { Revotes::Once } else { Revotes::Never };
        Ok(SecondBallot {
            on_ties: says(rule.as_ref().is_some_and(|rule| rule.tie_rule == TieRule::SecondBallot)),
            ranks_only: rule.as_ref().is_some_and(|rule| !rule.second_needs_majority),
            fills_places: rule.is_some_and(|rule| rule.shortfall_rule == ShortfallRule::SecondRound),
        })
    })
}

/// What the rule says of a tie that no ballot decides: of the first one where it asks for none or the session is over, of the second.
fn settled_by(rule: &Rule, first: bool, session_over: bool) -> Option<TieRuleAgain> {
    match rule.tie_rule {
        TieRule::PresidiumDecides if first => Some(TieRuleAgain::PresidiumDecides),
        TieRule::MoreBeneficiaries if first => Some(TieRuleAgain::MoreBeneficiaries),
        TieRule::SecondBallot if first && !session_over => None,
        _ => Some(rule.when_tied_again()),
    }
}

pub(super) fn settled_by_the_rule<'a>(
    work: UnitOfWork<'a>,
    ballot: Happened<'a, Ballots>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let ballot = ballot.after;
        let refused = |reason: &str| Problem::new(codes::TIE_UNRESOLVED).with("reason", reason);
        let rule = rule_in_force(&work, cycle.id).await?;
        let rule = rule.ok_or_else(|| Problem::new(codes::BALLOT_RULE_MISSING))?;
        let meeting = work.stored::<Meetings>(ballot.meeting_id).await?;
        let over = meeting.end_on < work.call.today();
        let first = ballot.parent_ballot_id.is_none();
        let says = settled_by(&rule, first, over).ok_or_else(|| refused("not_by_the_rule"))?;
        let named: BTreeSet<u32> = ballot.settled_questions.0.iter().copied().collect();
        match says {
            TieRuleAgain::FewerProjects if named.is_empty() => Ok(()),
            TieRuleAgain::FewerProjects => Err(refused("fewer_projects")),
            TieRuleAgain::PresidiumDecides => {
                presidium_decided(&work, &cycle, ballot).await?;
                if named.len() == ballot.places_left() { Ok(()) } else { Err(refused("places_left")) }
            }
            TieRuleAgain::MoreBeneficiaries => {
                let by_people = more_beneficiaries(&work, &cycle, ballot).await?;
                if named == by_people { Ok(()) } else { Err(refused("more_beneficiaries")) }
            }
        }
    })
}

/// The presidium of the session decided on this vote, once it was counted.
async fn presidium_decided(work: &UnitOfWork<'_>, cycle: &Cycle, ballot: &Ballot) -> Result<()> {
    let refused =
        |reason: &str| Problem::new(codes::WRONG_MEETING).with("reason", reason).at("/settled_meeting_id");
    let meeting = ballot.settled_meeting_id.ok_or_else(|| refused("missing"))?;
    let presidium = work.all::<Meetings>().filter(meetings::entity::Column::Id.eq(meeting));
    let presidium = presidium.one(work.tx).await?.ok_or_else(|| refused("missing"))?;
    let session = work.stored::<Meetings>(ballot.meeting_id).await?;
    let held = [MeetingState::Open, MeetingState::Closed, MeetingState::MinutesApproved];
    let own = presidium.kind == MeetingKind::Presidium && presidium.organization_id == cycle.organization_id;
    if !own {
        return Err(refused("kind"));
    }
    if !held.contains(&presidium.state)
        || presidium.start_on > work.call.today()
        || presidium.end_on < session.start_on
        || presidium.start_on > session.end_on
    {
        return Err(refused("not_held"));
    }
    if ballot.counted_at.is_some_and(|counted| presidium.was_over_before(counted)) {
        return Err(refused("before_the_matter"));
    }
    if !presidium.deals_with(cycle.id) && !presidium.deals_with(ballot.id) {
        return Err(refused("not_on_the_agenda"));
    }
    Ok(())
}

/// Of the tied those with more beneficiaries; where as many stand beside the last one, its seat stays free.
async fn more_beneficiaries(work: &UnitOfWork<'_>, cycle: &Cycle, ballot: &Ballot) -> Result<BTreeSet<u32>> {
    let candidates = of_cycle(work, cycle.id, &[CandidateState::OnBallot]).await?;
    let people = |question: u32| {
        let place = usize::try_from(question).ok()?;
        let name = ballot.candidates.0.get(place)?;
        let candidate = candidates.iter().find(|candidate| *candidate.title == **name)?;
        Some((question, candidate.beneficiaries.map_or(0, Whole::get)))
    };
    let tied: Vec<(u32, i64)> = ballot.tied().into_iter().filter_map(people).collect();
    Ok(with_most(tied, ballot.places_left()))
}

/// As many as there are places, those with the most first; a group that does not fit whole is not taken.
fn with_most(mut tied: Vec<(u32, i64)>, places: usize) -> BTreeSet<u32> {
    tied.sort_by_key(|(_, people)| Reverse(*people));
    let cut = tied.get(places).map(|(_, people)| *people);
    let taken = tied.iter().take(places).filter(|(_, people)| cut.is_none_or(|cut| *people > cut));
    taken.map(|(question, _)| *question).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seat_of_equals_stays_free() {
        let taken =
            |tied: &[(u32, i64)], places| with_most(tied.to_vec(), places).into_iter().collect::<Vec<_>>();
        assert_eq!(taken(&[(6, 300), (7, 500)], 1), [7]);
        assert_eq!(taken(&[(5, 300), (6, 300), (7, 500)], 2), [7]);
        assert_eq!(taken(&[(6, 300), (7, 300)], 1), [] as [u32; 0]);
    }
}
