//! What follows a ballot on projects: it is issued only as the list and the rule say, and its result goes to the candidates.

use super::{
    issuing::{
        cycle_of, deliberated_for_this_term, has_the_numbers, in_the_plenary, is_marked_by_the_rule,
        names_the_candidates, supervised_without_interest,
    },
    outcome::{VoteResult, result_of},
    ties::settled_by_the_rule,
};
use crate::{
    candidates::{CandidateAction, CandidateState, Candidates, entity::Model as Candidate, of_cycle},
    codes,
    cycles::draft_result,
    leads::return_all,
};
use instruments::ballots::{BallotAction, Ballots};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.candidate, which refuses a vote outside the plenary of the congress\n候选项目,拒绝在大会全体会议以外票决",
        &[codes::WRONG_MEETING],
        in_the_plenary,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.candidate, which asks for a new deliberation after the first session of a new term\n候选项目,换届后首次会议之后须重新审议",
        &[codes::CANDIDATE_NOT_DELIBERATED],
        deliberated_for_this_term,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.ballot_rule, which refuses papers that are marked otherwise than it says\n票决办法,拒绝不按其表决方式的票",
        &[codes::BALLOT_OPTIONS_MISMATCH],
        is_marked_by_the_rule,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.ballot_rule, which refuses papers with other numbers of seats and candidates than it has\n票决办法,拒绝应选数、候选数与其不一致的票",
        &[codes::BALLOT_RULE_MISSING, codes::SEATS_MISMATCH],
        has_the_numbers,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.candidate, which refuses papers that name others than the candidates\n候选项目,拒绝选项与候选项目不符的票",
        &[codes::BALLOT_OPTIONS_MISMATCH],
        names_the_candidates,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Issue,
        "livelihood.candidate, which asks for supervisors without an interest\n候选项目,要求监票人无利害关系",
        &[codes::CONFLICT_OF_INTEREST],
        supervised_without_interest,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::SettleTie,
        "livelihood.ballot_rule, which refuses to settle a tie otherwise than it says\n票决办法,拒绝不按规定处理同票",
        &[codes::BALLOT_RULE_MISSING, codes::TIE_UNRESOLVED, codes::WRONG_MEETING],
        settled_by_the_rule,
    );
    reactions.or_refuse::<Ballots>(
        BallotAction::Announce,
        "livelihood.candidate, which is selected or not\n候选项目,入选或者未入选",
        &[codes::SELECTED_WITHOUT_MAJORITY],
        announced,
    );
}

/// Once the vote and what was voted on again are announced, each candidate has its result; what was not selected goes to the reserve.
fn announced<'a>(work: UnitOfWork<'a>, ballot: Happened<'a, Ballots>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cycle) = cycle_of(&work, ballot.after).await? else { return Ok(()) };
        let Some(result) = result_of(&work, cycle.id).await? else { return Ok(()) };
        let candidates = of_cycle(&work, cycle.id, &[CandidateState::OnBallot]).await?;
        for candidate in &candidates {
            record_result(&work, candidate, &result).await?;
        }
        let selected = candidates.iter().map(|candidate| &*candidate.title);
        let selected: Vec<&str> = selected.filter(|title| result.selected.contains(*title)).collect();
        draft_result(&work, &cycle, &selected).await
    })
}

async fn record_result(work: &UnitOfWork<'_>, candidate: &Candidate, result: &VoteResult) -> Result<()> {
    let standing = result.first.standing(&candidate.title);
    let standing = standing.ok_or_else(|| Problem::internal("a candidate without a place on the paper"))?;
    let [approvals, rank] = [standing.approvals, standing.rank].map(|number| i32::try_from(number).ok());
    let selected = result.selected.contains(&*candidate.title);
    if selected && !result.has_the_majority(&candidate.title) {
        return Err(
            Problem::new(codes::SELECTED_WITHOUT_MAJORITY).with("candidate_id", candidate.id.to_string())
        );
    }
    let state = if selected { CandidateState::Selected } else { CandidateState::NotSelected };
    let keep = |row: &mut Candidate| (row.approvals, row.rank) = (approvals, rank);
    let action = CandidateAction::RecordResult;
    work.advance_to::<Candidates>(candidate.clone(), action, Some(state), keep).await?;
    if selected { Ok(()) } else { return_all(work, candidate.id).await }
}
