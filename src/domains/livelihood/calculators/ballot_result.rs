//! The result of a vote on projects from its numbers (07 §4.1, §4.2). Integers only.

use super::words::{BallotCalculation, CalculatedCandidate, CalculatedResult, SecondCount};
use crate::{ballot_rules::words::VotingMode, codes};
use instruments::ballots::{
    Choice, OptionSet, Tally,
    count::Numbers,
    places::{Again, Outcome, Standing, Support, again, standings},
};
use platform::{
    problem::{Problem, Result},
    values::numbers::Count,
};
use registry::meetings::{MeetingKind, quorum::is_quorate};

fn number(value: Count) -> u32 {
    u32::try_from(value.get()).unwrap_or(u32::MAX)
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Papers without a mark in favor are opposed or abstain, which decides nothing.
fn tallies(support: &[Support], valid: u32) -> Option<Vec<Tally>> {
    let rows = (0..).zip(support).map(|(question, one)| {
        let others = valid.checked_sub(one.approvals)?;
        let of = |choice: Choice, votes| Tally { question, choice: choice.into(), votes };
        Some([of(Choice::Approve, one.approvals), of(Choice::Oppose, others), of(Choice::Abstain, 0)])
    });
    Some(rows.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Whether papers could give these sums of ranks: each from 1 on, none left out, each rank once.
fn ranks_fit(support: &[Support], valid: u32, places: usize) -> bool {
    let (valid, places) = (u64::from(valid), u64::from(size(places)));
    let sum = |one: &Support| one.rank_sum.map(u64::from);
    let each = support.iter().all(|one| {
        let approvals = u64::from(one.approvals);
        sum(one).is_none_or(|sum| approvals <= sum && sum <= approvals * places)
    });
    let Some(ranks) = support.iter().map(sum).sum::<Option<u64>>() else { return each };
    let approvals: u64 = support.iter().map(|one| u64::from(one.approvals)).sum();
    // Least where as many as possible rank first, most where as few papers as possible rank all of their places.
    let (full, rest) = (approvals.checked_div(valid).unwrap_or(0), approvals.checked_rem(valid).unwrap_or(0));
    let least = valid * full * (full + 1) / 2 + rest * (full + 1);
    each && least <= ranks && 2 * ranks <= approvals * (places + 1)
}

/// What the numbers decide, where at least so many percent more candidates stand than are selected.
///
/// # Errors
/// `QUORUM_NOT_MET`, `NO_EXTRA_CANDIDATES`, `EXTRA_RATIO_TOO_LOW`, `BALLOT_ARITHMETIC`.
pub(super) fn calculated(asked: &BallotCalculation, least_percent: i64) -> Result<CalculatedResult> {
    let (total, seats) = (asked.total_deputies.get32(), asked.seats.get());
    if !is_quorate(MeetingKind::Congress, asked.present.get32(), total) {
        return Err(Problem::new(codes::QUORUM_NOT_MET).at("/present"));
    }
    // Nobody else votes than deputies.
    if asked.present.get32() > total {
        return Err(Problem::new(codes::BALLOT_ARITHMETIC).at("/present"));
    }
    let extra = i64::try_from(asked.candidates.len()).map_err(Problem::internal)? - seats;
    if extra < 1 {
        return Err(Problem::new(codes::NO_EXTRA_CANDIDATES).at("/candidates"));
    }
    if extra * 100 < seats * least_percent {
        return Err(Problem::new(codes::EXTRA_RATIO_TOO_LOW).at("/candidates"));
    }
    let support: Vec<Support> = asked
        .candidates
        .iter()
        .map(|one| Support { approvals: number(one.approve), rank_sum: one.rank_sum.map(number) })
        .collect();
    let places = usize::try_from(seats).map_err(Problem::internal)?;
    agree(asked, &support, places)?;
    let base = u32::try_from(total).map_err(Problem::internal)?;
    let mut found = standings(&support, places, Some(base));
    let stands = again(&found, places);
    if let Some(second) = &asked.second {
        let stands = stands.as_ref().ok_or_else(|| Problem::new(codes::BALLOT_ARITHMETIC).at("/second"))?;
        decide_again(&mut found, stands, second, (asked, base))?;
    }
    let of = |outcome| size(found.iter().filter(|one| one.outcome == outcome).count());
    let answered = found.iter().zip(&asked.candidates).map(|(standing, candidate)| CalculatedCandidate {
        title: candidate.title.clone(),
        approve: candidate.approve,
        rank: standing.rank,
        outcome: standing.outcome,
    });
    let stands = stands.map(|stands| stands.questions).unwrap_or_default();
    let called = |question: u32| asked.candidates.get(usize::try_from(question).ok()?);
    Ok(CalculatedResult {
        majority: base / 2 + 1,
        quorum: (2 * base).div_ceil(3),
        candidates: answered.collect(),
        seats_left: size(places) - of(Outcome::Selected),
        is_tied: of(Outcome::Tied) > 0,
        stands_again: stands.into_iter().filter_map(called).map(|one| one.title.clone()).collect(),
    })
}

/// The sums of ranks are there where papers rank, and nowhere else.
fn ranked_as_asked(mode: VotingMode, support: &[Support]) -> bool {
    support.iter().all(|one| one.rank_sum.is_some() == (mode == VotingMode::RankByNumber))
}

/// The numbers of the first ballot agree with each other.
fn agree(asked: &BallotCalculation, support: &[Support], places: usize) -> Result<()> {
    let refused = || Problem::new(codes::BALLOT_ARITHMETIC);
    let valid = number(asked.valid);
    let numbers = Numbers {
        present: number(asked.present),
        issued: number(asked.issued),
        returned: number(asked.returned),
        valid,
        invalid: number(asked.invalid),
        tallies: tallies(support, valid).ok_or_else(refused)?,
    };
    let ranked = ranked_as_asked(asked.voting_mode, support) && ranks_fit(support, valid, places);
    let agree = numbers.agree(OptionSet::PerCandidate, support.len(), Some(places));
    if agree && ranked { Ok(()) } else { Err(refused()) }
}

/// The tied, or those next in rank, stand again for the seats that are left: a second ballot on a tie ranks them, and asks for the
/// majority only where the rule does; one on seats that are left asks for it anew.
fn decide_again(
    found: &mut [Standing],
    stands: &Again,
    second: &SecondCount,
    (asked, base): (&BallotCalculation, u32),
) -> Result<()> {
    let valid = number(second.valid);
    let support: Vec<Support> = (0..)
        .zip(&second.approve)
        .map(|(place, votes): (usize, _)| Support {
            approvals: number(*votes),
            rank_sum: second.rank_sums.get(place).copied().map(number),
        })
        .collect();
    let sum: u64 = support.iter().map(|one| u64::from(one.approvals)).sum();
    let within = valid <= base
        && sum <= u64::from(valid) * u64::from(size(stands.places))
        && support.iter().all(|one| one.approvals <= valid)
        && second.rank_sums.len() <= support.len();
    let ranked = ranked_as_asked(asked.voting_mode, &support) && ranks_fit(&support, valid, stands.places);
    if stands.questions.len() != support.len() || !within || !ranked {
        return Err(Problem::new(codes::BALLOT_ARITHMETIC).at("/second"));
    }
    let base = (asked.second_needs_majority || !stands.is_tie).then_some(base);
    let again = standings(&support, stands.places, base);
    for (question, decided) in stands.questions.iter().zip(again) {
        if let Some(one) = found.iter_mut().find(|one| one.question == *question) {
            one.outcome = decided.outcome;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{FailedMajority, LostByRank, Selected, Tied};
    use platform::{
        problem::Code,
        values::{numbers::Whole, text::Text},
    };

    /// 287 deputies, 240 present, 238 papers returned, 236 of them valid.
    fn asked(seats: i64, approve: &[i64]) -> BallotCalculation {
        let candidates =
            (1..).zip(approve).map(|(number, votes): (u32, _)| super::super::words::CountedCandidate {
                title: Text::stored(format!("L{number}")),
                approve: Whole::stored(*votes),
                rank_sum: None,
            });
        BallotCalculation {
            voting_mode: VotingMode::ApprovePerItem,
            total_deputies: Whole::stored(287),
            present: Whole::stored(240),
            issued: Whole::stored(240),
            returned: Whole::stored(238),
            valid: Whole::stored(236),
            invalid: Whole::stored(2),
            seats: Whole::stored(seats),
            candidates: candidates.collect(),
            second: None,
            second_needs_majority: false,
        }
    }

    fn second(approve: &[i64]) -> SecondCount {
        let approve = approve.iter().map(|votes| Whole::stored(*votes)).collect();
        SecondCount { valid: Whole::stored(239), approve, rank_sums: Vec::new() }
    }

    fn outcomes(asked: &BallotCalculation) -> Vec<Outcome> {
        calculated(asked, 20).unwrap().candidates.iter().map(|candidate| candidate.outcome).collect()
    }

    fn refusal(asked: &BallotCalculation) -> Code {
        calculated(asked, 20).unwrap_err().code()
    }

    const CASE_1: [i64; 9] = [221, 214, 214, 203, 182, 168, 160, 152, 131];
    const CASE_2: [i64; 9] = [221, 214, 214, 203, 182, 168, 156, 156, 131];
    const CASE_3: [i64; 9] = [221, 214, 214, 203, 182, 156, 156, 156, 131];

    #[test]
    fn seven_are_selected_by_rank() {
        let result = calculated(&asked(7, &CASE_1), 20).unwrap();
        let found: Vec<_> = result.candidates.iter().map(|one| (one.rank, one.outcome)).collect();
        let selected = [1, 2, 2, 4, 5, 6, 7].map(|rank| (rank, Selected));
        assert_eq!(found[..7], selected);
        assert_eq!(found[7..], [(8, LostByRank), (9, FailedMajority)]);
        assert_eq!((result.majority, result.quorum, result.seats_left, result.is_tied), (144, 192, 0, false));
    }

    #[test]
    fn a_tie_across_the_last_seat_is_voted_on_again() {
        let found = outcomes(&asked(7, &CASE_2));
        assert_eq!(found[6..], [Tied, Tied, FailedMajority]);
        let again = BallotCalculation { second: Some(second(&[150, 89])), ..asked(7, &CASE_2) };
        assert_eq!(outcomes(&again)[6..], [Selected, LostByRank, FailedMajority]);
    }

    #[test]
    fn three_are_tied_for_two_seats() {
        let first = asked(7, &CASE_3);
        assert_eq!(outcomes(&first)[5..], [Tied, Tied, Tied, FailedMajority]);
        assert_eq!(calculated(&first, 20).unwrap().seats_left, 2);
        let decided = BallotCalculation { second: Some(second(&[150, 141, 139])), ..first.clone() };
        assert_eq!(outcomes(&decided)[5..], [Selected, Selected, LostByRank, FailedMajority]);
        let again = BallotCalculation { second: Some(second(&[150, 140, 140])), ..first.clone() };
        assert_eq!(outcomes(&again)[5..], [Selected, Tied, Tied, FailedMajority]);
        let more = BallotCalculation { second: Some(second(&[200, 200, 79])), ..first };
        assert_eq!(refusal(&more), codes::BALLOT_ARITHMETIC);
    }

    #[test]
    fn a_second_ballot_asks_for_the_majority_only_where_the_rule_does() {
        let again = BallotCalculation { second: Some(second(&[143, 96])), ..asked(7, &CASE_2) };
        assert_eq!(outcomes(&again)[6..8], [Selected, LostByRank]);
        let strict = BallotCalculation { second_needs_majority: true, ..again };
        assert_eq!(outcomes(&strict)[6..8], [FailedMajority, FailedMajority]);
    }

    #[test]
    fn seats_that_are_left_are_filled_by_those_next_in_rank_with_the_majority() {
        let first = asked(7, &[221, 214, 214, 203, 182, 140, 139, 130, 120]);
        let calculated = calculated(&first, 20).unwrap();
        assert_eq!((calculated.seats_left, calculated.is_tied), (2, false));
        let again: Vec<&str> = calculated.stands_again.iter().map(|title| &**title).collect();
        assert_eq!(again, ["L6", "L7", "L8"]);
        let of =
            |votes: &[i64]| outcomes(&BallotCalculation { second: Some(second(votes)), ..first.clone() });
        assert_eq!(of(&[150, 143, 144])[5..], [Selected, FailedMajority, Selected, FailedMajority]);
        assert_eq!(of(&[160, 150, 145])[5..], [Selected, Selected, LostByRank, FailedMajority]);
        assert_eq!(of(&[160, 150, 150])[5..], [Selected, Tied, Tied, FailedMajority]);
        let whole = BallotCalculation { second: Some(second(&[150, 89])), ..asked(7, &CASE_1) };
        assert_eq!(refusal(&whole), codes::BALLOT_ARITHMETIC);
    }

    /// The sums of ranks of L6 to L9, where L7 and L8 are level by approvals.
    fn ranked(sums: [i64; 9]) -> BallotCalculation {
        let mut ranked = asked(7, &CASE_2);
        ranked.voting_mode = VotingMode::RankByNumber;
        for (candidate, sum) in ranked.candidates.iter_mut().zip(sums) {
            candidate.rank_sum = Some(Whole::stored(sum));
        }
        ranked
    }

    #[test]
    fn the_lower_sum_of_ranks_goes_first_among_equals() {
        let sums = [600, 750, 750, 800, 850, 850, 700, 699, 570];
        assert_eq!(outcomes(&ranked(sums))[6..], [LostByRank, Selected, FailedMajority]);
        let level = [600, 750, 750, 800, 850, 850, 700, 700, 570];
        assert_eq!(outcomes(&ranked(level))[6..], [Tied, Tied, FailedMajority]);
        // One paper more than can rank it last, fewer than can rank at all, and a sum that is missing.
        assert_eq!(
            refusal(&ranked([600, 750, 750, 800, 850, 850, 700, 7 * 156 + 1, 570])),
            codes::BALLOT_ARITHMETIC
        );
        assert_eq!(refusal(&ranked([221, 214, 214, 203, 182, 168, 156, 156, 131])), codes::BALLOT_ARITHMETIC);
        let mut missing = ranked(sums);
        missing.candidates[8].rank_sum = None;
        assert_eq!(refusal(&missing), codes::BALLOT_ARITHMETIC);
        let unasked = BallotCalculation { voting_mode: VotingMode::ChooseUpToK, ..ranked(sums) };
        assert_eq!(refusal(&unasked), codes::BALLOT_ARITHMETIC);
    }

    #[test]
    fn half_of_all_deputies_is_not_enough() {
        let mut approve = CASE_1;
        approve[6] = 143;
        assert_eq!(outcomes(&asked(7, &approve))[6..], [FailedMajority, Selected, FailedMajority]);
    }

    #[test]
    fn wrong_numbers_are_refused() {
        let mut approve = CASE_1;
        approve[8] = 139;
        assert_eq!(refusal(&asked(7, &approve)), codes::BALLOT_ARITHMETIC);
        let few = BallotCalculation { present: Whole::stored(191), ..asked(7, &CASE_1) };
        assert_eq!(refusal(&few), codes::QUORUM_NOT_MET);
        assert_eq!(refusal(&asked(7, &CASE_1[..7])), codes::NO_EXTRA_CANDIDATES);
        assert_eq!(refusal(&asked(7, &CASE_1[..8])), codes::EXTRA_RATIO_TOO_LOW);
        assert_eq!(refusal(&asked(7, &[237; 9])), codes::BALLOT_ARITHMETIC);
    }

    proptest::proptest! {
        /// What papers add up to is never refused: each ranks some of five candidates for three seats.
        #[test]
        fn ranks_that_papers_give_fit(papers in proptest::collection::vec((0usize..=3, 0usize..5, 1usize..5), 0..60)) {
            let mut support = vec![Support { approvals: 0, rank_sum: Some(0) }; 5];
            for (ranked, first, step) in &papers {
                for rank in 0..*ranked {
                    let one = &mut support[(first + rank * step) % 5];
                    one.approvals += 1;
                    one.rank_sum = one.rank_sum.map(|sum| sum + size(rank) + 1);
                }
            }
            proptest::prop_assert!(ranks_fit(&support, size(papers.len()), 3));
        }

        /// The oracle fills the seats one by one with the strongest who has the majority, unless as many as it stand beside it.
        #[test]
        fn seats_go_to_the_strongest_with_the_majority(
            approve in proptest::collection::vec(0i64..=236, 4..9), seats in 1i64..4,
        ) {
            proptest::prop_assume!(approve.iter().sum::<i64>() <= seats * 236);
            let asked = asked(seats, &approve);
            proptest::prop_assume!(calculated(&asked, 0).is_ok());
            let found: Vec<_> = calculated(&asked, 0).unwrap().candidates.iter().map(|one| one.outcome).collect();
            for (place, votes) in approve.iter().enumerate() {
                let ahead = approve.iter().filter(|other| *other > votes).count();
                let level = approve.iter().filter(|other| *other == votes).count();
                let seats = usize::try_from(seats).unwrap();
                let expected = match () {
                    () if 2 * votes <= 287 => FailedMajority,
                    () if ahead + level <= seats => Selected,
                    () if ahead >= seats => LostByRank,
                    () => Tied,
                };
                proptest::prop_assert_eq!(found[place], expected);
            }
        }
    }
}
