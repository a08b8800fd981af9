//! Several candidates for fewer places: who is chosen, who is tied at the last place, who missed the majority.

use platform::words;
use serde::Serialize;
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
pub fn standings(approvals: &[u32], places: usize, base: Option<u32>) -> Vec<Standing> {
    let majority = |votes: u32| base.is_none_or(|base| 2 * u64::from(votes) > u64::from(base));
    let ahead = |votes: u32| approvals.iter().filter(|other| **other > votes).count();
    let level = |votes: u32| approvals.iter().filter(|other| **other == votes).count();
    let of = |(question, votes): (usize, &u32)| {
        // Whoever is ahead of somebody with the majority has it too.
        let (before, equal) = (ahead(*votes), level(*votes));
        let outcome = if !majority(*votes) {
            Outcome::FailedMajority
        } else if before + equal <= places {
            Outcome::Selected
        } else if before < places {
            Outcome::Tied
        } else {
            Outcome::LostByRank
        };
        let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
        Standing { question: number(question), approvals: *votes, rank: number(before + 1), outcome }
    };
    approvals.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{FailedMajority, LostByRank, Selected, Tied};

    fn outcomes(approvals: &[u32], places: usize, base: Option<u32>) -> Vec<Outcome> {
        standings(approvals, places, base).iter().map(|standing| standing.outcome).collect()
    }

    /// 287 deputies, nine candidates for seven places.
    #[test]
    fn the_worked_examples_hold() {
        let first = [221, 214, 214, 203, 182, 168, 160, 152, 131];
        let mut expected = vec![Selected; 7];
        expected.extend([LostByRank, FailedMajority]);
        assert_eq!(outcomes(&first, 7, Some(287)), expected);
        let ranks: Vec<u32> = standings(&first, 7, Some(287)).iter().map(|standing| standing.rank).collect();
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

    proptest::proptest! {
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
