//! The result of a vote on projects from its numbers (07 §4.1, §4.2). Integers only.

use super::words::{BallotCalculation, CalculatedCandidate, CalculatedResult, SecondCount};
use crate::codes;
use instruments::ballots::{
    Choice, OptionSet, Tally,
    count::Numbers,
    places::{Outcome, Standing, standings},
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
fn tallies(approve: &[u32], valid: u32) -> Option<Vec<Tally>> {
    let rows = (0..).zip(approve).map(|(question, votes)| {
        let others = valid.checked_sub(*votes)?;
        let of = |choice, votes| Tally { question, choice, votes };
        Some([of(Choice::Approve, *votes), of(Choice::Oppose, others), of(Choice::Abstain, 0)])
    });
    Some(rows.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
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
    let extra = i64::try_from(asked.candidates.len()).map_err(Problem::internal)? - seats;
    if extra < 1 {
        return Err(Problem::new(codes::NO_EXTRA_CANDIDATES).at("/candidates"));
    }
    if extra * 100 < seats * least_percent {
        return Err(Problem::new(codes::EXTRA_RATIO_TOO_LOW).at("/candidates"));
    }
    let approve: Vec<u32> = asked.candidates.iter().map(|candidate| number(candidate.approve)).collect();
    let places = usize::try_from(seats).map_err(Problem::internal)?;
    agree(asked, &approve, places)?;
    let base = u32::try_from(total).map_err(Problem::internal)?;
    let mut found = standings(&approve, places, Some(base));
    if let Some(second) = &asked.second {
        decide_again(&mut found, second, places, asked.second_needs_majority.then_some(base))?;
    }
    let of = |outcome| size(found.iter().filter(|one| one.outcome == outcome).count());
    let answered = found.iter().zip(&asked.candidates).map(|(standing, candidate)| CalculatedCandidate {
        title: candidate.title.clone(),
        approve: candidate.approve,
        rank: standing.rank,
        outcome: standing.outcome,
    });
    Ok(CalculatedResult {
        majority: base / 2 + 1,
        quorum: (2 * base).div_ceil(3),
        candidates: answered.collect(),
        seats_left: size(places) - of(Outcome::Selected),
        is_tied: of(Outcome::Tied) > 0,
    })
}

/// The numbers of the first ballot agree with each other.
fn agree(asked: &BallotCalculation, approve: &[u32], places: usize) -> Result<()> {
    let refused = || Problem::new(codes::BALLOT_ARITHMETIC);
    let numbers = Numbers {
        present: number(asked.present),
        issued: number(asked.issued),
        returned: number(asked.returned),
        valid: number(asked.valid),
        invalid: number(asked.invalid),
        tallies: tallies(approve, number(asked.valid)).ok_or_else(refused)?,
    };
    if numbers.agree(OptionSet::PerCandidate, approve.len(), Some(places)) { Ok(()) } else { Err(refused()) }
}

/// The tied stand again for the seats that are left: the second ballot ranks them, and asks for the majority only where the rule does.
fn decide_again(
    found: &mut [Standing],
    second: &SecondCount,
    places: usize,
    base: Option<u32>,
) -> Result<()> {
    let refused = || Problem::new(codes::BALLOT_ARITHMETIC).at("/second");
    let selected = found.iter().filter(|one| one.outcome == Outcome::Selected).count();
    let left = places - selected;
    let approve: Vec<u32> = second.approve.iter().map(|votes| number(*votes)).collect();
    let (sum, valid) = (approve.iter().map(|votes| u64::from(*votes)).sum::<u64>(), number(second.valid));
    let within =
        sum <= u64::from(valid) * u64::from(size(left)) && approve.iter().all(|votes| *votes <= valid);
    let tied: Vec<&mut Standing> = found.iter_mut().filter(|one| one.outcome == Outcome::Tied).collect();
    if tied.len() != approve.len() || !within {
        return Err(refused());
    }
    let again = standings(&approve, left, base);
    for (one, decided) in tied.into_iter().zip(again) {
        one.outcome = decided.outcome;
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
            });
        BallotCalculation {
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
        SecondCount { valid: Whole::stored(239), approve }
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
