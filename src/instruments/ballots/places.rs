//! Several candidates for fewer places: who is chosen, who is tied at the last place, who missed the majority.

use platform::words;
use serde::Serialize;
use std::cmp::Reverse;
use utoipa::ToSchema;

words! {
    /// What became of a candidate.
    /// 候选人的结果。
    pub enum Outcome {
        Selected "当选" / "Selected",
        Tied "末位同票" / "Tied for the last place",
        LostByRank "名额外" / "Ranked below the places",
        FailedMajority "未过半数" / "Short of a majority",
    }
}

/// What speaks for a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Support {
    /// Papers in favor.
    pub approvals: u32,
    /// The sum of the ranks that they give, where papers rank.
    pub rank_sum: Option<u32>,
}

impl Support {
    /// Approvals alone.
    #[must_use]
    pub fn of(approvals: u32) -> Self {
        Self { approvals, rank_sum: None }
    }

    /// More in favor are stronger; among as many, those who rank higher.
    fn strength(self) -> (u32, Reverse<u32>) {
        (self.approvals, Reverse(self.rank_sum.unwrap_or_default()))
    }
}

/// Where a candidate stands.
/// 候选项的排名。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Standing {
    /// The place of the candidate on the paper, from 0.
    /// 候选项在表决票上的位置,从 0 起。
    pub question: u32,
    /// Papers in favor.
    /// 赞成票数。
    pub approvals: u32,
    /// The sum of the ranks that papers give it: among equal approvals the lower one goes first; null where papers do not rank.
    /// 名次之和:赞成票数相同的,名次之和小者在前;非排序表决的为空。
    pub rank_sum: Option<u32>,
    /// The rank by approvals; equal votes share one, and those behind them count them all: 1, 2, 2, 4.
    /// 按赞成票数的名次;票数相同的并列,其后的名次将并列者全部计入,如 1、2、2、4。
    #[schema(minimum = 1)]
    pub rank: u32,
    /// What became of it.
    /// 处理结果。
    pub outcome: Outcome,
}

/// The standings of all candidates, in the order of the paper. Who has more than half of `base` in favor stands for the
/// places, all where no majority is asked; a tie across the last place decides nothing, a tie above it changes nothing.
#[must_use]
pub fn standings(support: &[Support], places: usize, base: Option<u32>) -> Vec<Standing> {
    let majority = |votes: u32| base.is_none_or(|base| 2 * u64::from(votes) > u64::from(base));
    let of = |(question, one): (usize, &Support)| {
        let strength = one.strength();
        // Whoever is ahead of somebody with the majority has it too.
        let before = support.iter().filter(|other| other.strength() > strength).count();
        let equal = support.iter().filter(|other| other.strength() == strength).count();
        let outcome = if !majority(one.approvals) {
            Outcome::FailedMajority
        } else if before + equal <= places {
            Outcome::Selected
        } else if before < places {
            Outcome::Tied
        } else {
            Outcome::LostByRank
        };
        let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
        let (question, rank) = (number(question), number(before + 1));
        Standing { question, approvals: one.approvals, rank_sum: one.rank_sum, rank, outcome }
    };
    support.iter().enumerate().map(of).collect()
}

/// Who stands again, by the places on the paper, and for how many places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// The candidates.
    pub questions: Vec<u32>,
    /// The places that are left for them.
    pub places: usize,
    /// Whether they are tied; else fewer have the majority than there are places.
    pub is_tie: bool,
}

/// Who stands again for the places that are left: the tied across the last one; where fewer have the majority than there are places
/// those next in rank, one more than places are left, and whoever is level with the last of them. Nobody where all places are taken.
#[must_use]
pub fn again(standings: &[Standing], places: usize) -> Option<Again> {
    let of = |outcome| standings.iter().filter(move |one| one.outcome == outcome);
    let places = places.saturating_sub(of(Outcome::Selected).count());
    let tied: Vec<u32> = of(Outcome::Tied).map(|one| one.question).collect();
    if !tied.is_empty() {
        return Some(Again { questions: tied, places, is_tie: true });
    }
    if places == 0 {
        return None;
    }
    let mut ranks: Vec<u32> = of(Outcome::FailedMajority).map(|one| one.rank).collect();
    ranks.sort_unstable();
    let last = ranks.get(places).or(ranks.last()).copied()?;
    let next = of(Outcome::FailedMajority).filter(|one| one.rank <= last).map(|one| one.question);
    Some(Again { questions: next.collect(), places, is_tie: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{FailedMajority, LostByRank, Selected, Tied};

    fn approved(approvals: &[u32], places: usize, base: Option<u32>) -> Vec<Standing> {
        let support: Vec<Support> = approvals.iter().copied().map(Support::of).collect();
        standings(&support, places, base)
    }

    fn outcomes(approvals: &[u32], places: usize, base: Option<u32>) -> Vec<Outcome> {
        approved(approvals, places, base).iter().map(|standing| standing.outcome).collect()
    }

    /// 287 deputies, nine candidates for seven places.
    #[test]
    fn the_worked_examples_hold() {
        let first = [221, 214, 214, 203, 182, 168, 160, 152, 131];
        let mut expected = vec![Selected; 7];
        expected.extend([LostByRank, FailedMajority]);
        assert_eq!(outcomes(&first, 7, Some(287)), expected);
        let ranks: Vec<u32> = approved(&first, 7, Some(287)).iter().map(|standing| standing.rank).collect();
        assert_eq!(ranks, [1, 2, 2, 4, 5, 6, 7, 8, 9]);
        let second = [221, 214, 214, 203, 182, 168, 156, 156, 131];
        let mut expected = vec![Selected; 6];
        expected.extend([Tied, Tied, FailedMajority]);
        assert_eq!(outcomes(&second, 7, Some(287)), expected);
    }

    #[test]
    fn a_majority_is_more_than_half_and_asked_only_where_the_law_asks() {
        assert_eq!(outcomes(&[144, 143], 2, Some(287)), [Selected, FailedMajority]);
        assert_eq!(outcomes(&[20], 1, Some(40)), [FailedMajority]);
        assert_eq!(outcomes(&[9, 7, 7, 3], 2, None), [Selected, Tied, Tied, LostByRank]);
        assert_eq!(outcomes(&[9, 7, 7, 3], 4, None), [Selected; 4]);
    }

    #[test]
    fn the_lower_sum_of_ranks_goes_first_among_equals() {
        let ranked = |sums: [u32; 3]| {
            let support = [160, 150, 150].into_iter().zip(sums);
            let support = support.map(|(approvals, sum)| Support { approvals, rank_sum: Some(sum) });
            let found = standings(&support.collect::<Vec<_>>(), 2, Some(287));
            found.iter().map(|one| (one.rank, one.outcome)).collect::<Vec<_>>()
        };
        assert_eq!(ranked([900, 400, 300]), [(1, Selected), (3, LostByRank), (2, Selected)]);
        assert_eq!(ranked([900, 300, 300]), [(1, Selected), (2, Tied), (2, Tied)]);
    }

    #[test]
    fn those_who_stand_again() {
        let stand = |approvals: &[u32], places| again(&approved(approvals, places, Some(287)), places);
        let tie = Again { questions: vec![6, 7], places: 1, is_tie: true };
        assert_eq!(stand(&[221, 214, 214, 203, 182, 168, 156, 156, 131], 7), Some(tie));
        assert_eq!(stand(&[200, 180, 100, 0], 2), None);
        // One more than seats are left, and whoever is level with the last.
        let next =
            |questions: &[u32], places| Some(Again { questions: questions.to_vec(), places, is_tie: false });
        assert_eq!(stand(&[200, 90, 120, 100], 2), next(&[2, 3], 1));
        assert_eq!(stand(&[200, 100, 120, 100], 2), next(&[1, 2, 3], 1));
        assert_eq!(stand(&[140, 130, 120, 100], 2), next(&[0, 1, 2], 2));
    }

    proptest::proptest! {
        /// The oracle lets one after the other stand, the strongest first, until one more than places are left does, and then those
        /// who are level with the last.
        #[test]
        fn the_next_in_rank_stand_again(
            votes in proptest::collection::vec((0u32..6, 0u32..3), 2..9), places in 1usize..8, base in 0u32..12,
        ) {
            proptest::prop_assume!(places < votes.len());
            let support: Vec<Support> =
                votes.iter().map(|(approvals, sum)| Support { approvals: *approvals, rank_sum: Some(*sum) }).collect();
            let found = standings(&support, places, Some(base));
            let mut order: Vec<usize> = (0..votes.len()).collect();
            order.sort_by_key(|one| (Reverse(votes[*one].0), votes[*one].1));
            let passed = votes.iter().filter(|(approvals, _)| approvals * 2 > base).count();
            let stands = again(&found, places);
            if passed < places {
                let last = votes[order[places]];
                let mut expected: Vec<u32> = (0u32..).zip(&votes).filter(|(_, one)| {
                    one.0 * 2 <= base && (Reverse(one.0), one.1) <= (Reverse(last.0), last.1)
                }).map(|(question, _)| question).collect();
                expected.sort_unstable();
                proptest::prop_assert_eq!(stands, Some(Again { questions: expected, places: places - passed, is_tie: false }));
            } else {
                let level = votes[order[places - 1]] == votes[order[places]] && votes[order[places]].0 * 2 > base;
                proptest::prop_assert_eq!(stands.is_some_and(|stands| stands.is_tie), level);
            }
        }

        /// The oracle hands out the places group by group of equal votes, the strongest first.
        #[test]
        fn places_go_to_the_strongest(
            approvals in proptest::collection::vec(0u32..12, 1..9), places in 0usize..9, base in 0u32..24,
        ) {
            let mut expected = vec![FailedMajority; approvals.len()];
            let mut left = places;
            for votes in (0..12).rev().filter(|votes| votes * 2 > base) {
                let group: Vec<usize> = (0..approvals.len()).filter(|one| approvals[*one] == votes).collect();
                let outcome = match left {
                    0 => LostByRank,
                    left if group.len() <= left => Selected,
                    _ => Tied,
                };
                left = left.saturating_sub(group.len());
                for one in group {
                    expected[one] = outcome;
                }
            }
            proptest::prop_assert_eq!(outcomes(&approvals, places, Some(base)), expected);
        }
    }
}
