//! Counting: papers become tallies, tallies are checked, and a result follows. Integers only.

use super::{
    marks::{Choice, Mark, OptionSet},
    places::{Outcome, Standing, Support, standings},
    words::{BallotBase, BallotKind, BallotResult, Tally},
};
use std::collections::{BTreeMap, BTreeSet};

/// The numbers of a count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Members present.
    pub present: u32,
    /// Papers handed out.
    pub issued: u32,
    /// Papers that came back.
    pub returned: u32,
    /// Papers that count.
    pub valid: u32,
    /// Papers that do not.
    pub invalid: u32,
    /// The votes of each choice.
    pub tallies: Vec<Tally>,
}

/// Whether a paper counts: it has a mark of the options for each question, and not more in favor than there are places. Where it
/// ranks, it says 1, 2 and so on, each once and none left out; it need not rank as many as there are places.
#[must_use]
pub fn is_valid(paper: &[Mark], options: OptionSet, questions: usize, places: Option<usize>) -> bool {
    let in_favor = paper.iter().filter(|mark| mark.is_in_favor()).count();
    let mut ranks: Vec<u32> = paper.iter().filter_map(|mark| mark.rank()).collect();
    ranks.sort_unstable();
    paper.len() == questions
        && paper.iter().all(|mark| options.knows(*mark))
        && places.is_none_or(|places| in_favor <= places)
        && ranks.iter().copied().eq((1..).take(ranks.len()))
}

/// Counts papers; those that do not count are invalid.
#[must_use]
pub fn tallied(papers: &[&[Mark]], options: OptionSet, questions: usize, places: Option<usize>) -> Numbers {
    let valid: Vec<_> = papers.iter().filter(|paper| is_valid(paper, options, questions, places)).collect();
    let mut tallies = Vec::new();
    for question in 0..questions {
        let mut votes: BTreeMap<Mark, usize> = BTreeMap::new();
        for paper in &valid {
            *votes.entry(paper[question]).or_default() += 1;
        }
        tallies.extend(options.marks(places).into_iter().map(|choice| Tally {
            question: size(question),
            choice,
            votes: size(votes.get(&choice).copied().unwrap_or_default()),
        }));
    }
    Numbers {
        returned: size(papers.len()),
        valid: size(valid.len()),
        invalid: size(papers.len() - valid.len()),
        tallies,
        ..Numbers::default()
    }
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Numbers {
    /// issued ≤ present, returned ≤ issued, valid + invalid = returned, for each question Σ = valid (00 §4.6), and
    /// no more papers in favor than places × valid; no rank is given more often than the one before it.
    #[must_use]
    pub fn agree(&self, options: OptionSet, questions: usize, places: Option<usize>) -> bool {
        let (known, mut seen) = (options.marks(places), BTreeSet::new());
        let each_once = self.tallies.iter().all(|tally| {
            let asked = known.contains(&tally.choice) && (tally.question as usize) < questions;
            asked && seen.insert((tally.question, tally.choice))
        });
        let mut sums = vec![0u64; questions];
        for tally in self.tallies.iter().filter(|tally| (tally.question as usize) < questions) {
            sums[tally.question as usize] += u64::from(tally.votes);
        }
        let valid = u64::from(self.valid);
        let whole = valid + u64::from(self.invalid) == u64::from(self.returned);
        let approved: u64 = self.support(questions).iter().map(|one| u64::from(one.approvals)).sum();
        let most = |places: usize| u64::try_from(places).unwrap_or(u64::MAX).saturating_mul(valid);
        let within = places.is_none_or(|places| approved <= most(places));
        let falling = self.ranks_fit(options, questions, places);
        let handed_out = self.issued <= self.present && self.returned <= self.issued;
        handed_out && whole && each_once && sums.iter().all(|sum| *sum == valid) && within && falling
    }

    /// Whether papers could give the ranks: none more often than the one before it, the first on no more papers than count; and a
    /// paper names a candidate once, so that a candidate has no rank from some one on more often than there are papers that go so far.
    fn ranks_fit(&self, options: OptionSet, questions: usize, places: Option<usize>) -> bool {
        if options != OptionSet::RankByNumber {
            return true;
        }
        let mut given: BTreeMap<u32, Vec<(usize, u64)>> = BTreeMap::new();
        for tally in &self.tallies {
            let Some(rank) = tally.choice.rank() else { continue };
            given.entry(rank).or_default().push((tally.question as usize, u64::from(tally.votes)));
        }
        // From the last rank to the first: what each candidate has from a rank on, and the most that one has.
        let (mut further, mut most, mut below) = (vec![0u64; questions], 0, 0);
        let last = u32::try_from(places.unwrap_or_default()).unwrap_or(u32::MAX);
        let fit = (1..=last).rev().all(|rank| {
            let votes = given.get(&rank).map(Vec::as_slice).unwrap_or_default();
            let papers: u64 = votes.iter().map(|(_, votes)| votes).sum();
            for (question, votes) in votes {
                if let Some(sum) = further.get_mut(*question) {
                    *sum += votes;
                    most = most.max(*sum);
                }
            }
            let fits = below <= papers && most <= papers;
            below = papers;
            fits
        });
        fit && below <= u64::from(self.valid)
    }

    /// The votes of a choice.
    #[must_use]
    pub fn votes(&self, question: u32, choice: Choice) -> u32 {
        let of = |tally: &&Tally| tally.question == question && tally.choice == Mark::Choice(choice);
        self.tallies.iter().filter(of).map(|tally| tally.votes).sum()
    }

    /// What speaks for each candidate.
    fn support(&self, questions: usize) -> Vec<Support> {
        let mut support = vec![Support::default(); questions];
        for tally in self.tallies.iter().filter(|tally| tally.choice.is_in_favor()) {
            let Some(one) = support.get_mut(tally.question as usize) else { continue };
            one.approvals = one.approvals.saturating_add(tally.votes);
            if let Some(rank) = tally.choice.rank() {
                let ranks = one.rank_sum.unwrap_or_default();
                one.rank_sum = Some(ranks.saturating_add(rank.saturating_mul(tally.votes)));
            }
        }
        support
    }

    /// Of how many a majority is counted.
    fn base(&self, base: BallotBase, total: u32) -> u32 {
        match base {
            BallotBase::AllMembers => total,
            BallotBase::PresentMembers => self.present,
            BallotBase::ValidBallots => self.valid,
        }
    }

    /// Where the candidates stand; a selection of topics needs no majority, only rank, nor does a second ballot that only ranks.
    #[must_use]
    pub fn standings(&self, question: &Question) -> Vec<Standing> {
        let Some(places) = question.places else { return Vec::new() };
        let base = (!question.ranks_only).then(|| self.base(question.base, question.total));
        standings(&self.support(question.questions), places, base)
    }

    /// The result: more than half of the base in favor; of several candidates as many as there are places, and a tie
    /// at the last place is a tie. Satisfaction is judged by its own record.
    #[must_use]
    pub fn result(&self, question: &Question) -> BallotResult {
        if question.kind == BallotKind::Satisfaction {
            return BallotResult::Recorded;
        }
        if question.places.is_some() {
            let tied = self.standings(question).iter().any(|standing| standing.outcome == Outcome::Tied);
            return if tied { BallotResult::Tied } else { BallotResult::Recorded };
        }
        let base = self.base(question.base, question.total);
        let passed = 2 * u64::from(self.votes(0, Choice::For)) > u64::from(base);
        if passed { BallotResult::Passed } else { BallotResult::NotPassed }
    }
}

/// What a ballot asks, as far as its result depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// What it is about.
    pub kind: BallotKind,
    /// Of what a majority is counted.
    pub base: BallotBase,
    /// All members.
    pub total: u32,
    /// How many candidates there are, or one question.
    pub questions: usize,
    /// How many candidates are chosen; none without candidates.
    pub places: Option<usize>,
    /// Whether the rank decides alone, and no majority is asked.
    pub ranks_only: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballots::marks::Rank;
    use platform::values::words::Words;

    fn borrowed(papers: &[Vec<Mark>]) -> Vec<&[Mark]> {
        papers.iter().map(|paper| &**paper).collect()
    }

    fn tally(question: u32, choice: impl Into<Mark>, votes: u32) -> Tally {
        Tally { question, choice: choice.into(), votes }
    }

    fn rank(number: i64) -> Mark {
        Mark::Rank(Rank::stored(number))
    }

    #[test]
    fn the_worked_example_does_not_agree() {
        let numbers = |votes: [u32; 3]| Numbers {
            present: 36,
            issued: 36,
            returned: 36,
            valid: 35,
            invalid: 1,
            tallies: OptionSet::Satisfaction
                .marks(None)
                .into_iter()
                .zip(votes)
                .map(|(mark, votes)| tally(0, mark, votes))
                .collect(),
        };
        assert!(!numbers([20, 12, 4]).agree(OptionSet::Satisfaction, 1, None));
        assert!(numbers([20, 12, 3]).agree(OptionSet::Satisfaction, 1, None));
    }

    #[test]
    fn a_majority_is_counted_of_all_members() {
        let result = |votes| {
            let tallies = vec![tally(0, Choice::For, votes)];
            let numbers = Numbers { present: 30, valid: 30, tallies, ..Numbers::default() };
            let (kind, base) = (BallotKind::Resolution, BallotBase::AllMembers);
            numbers.result(&Question { kind, base, total: 41, questions: 1, places: None, ranks_only: false })
        };
        assert_eq!((result(21), result(20)), (BallotResult::Passed, BallotResult::NotPassed));
    }

    fn of_238(tallies: Vec<Tally>) -> Numbers {
        Numbers { present: 240, issued: 240, returned: 238, valid: 236, invalid: 2, tallies }
    }

    /// Nine candidates for seven places: the ninth with one vote too many for the papers (07 §4.2).
    #[test]
    fn nobody_approves_more_than_there_are_places() {
        let approvals = |last: u32| (0..).zip([221, 214, 214, 203, 182, 168, 160, 152, last]);
        let per_item = |last: u32| {
            let rows = approvals(last).flat_map(|(question, votes)| {
                [(Choice::Approve, votes), (Choice::Oppose, 236 - votes), (Choice::Abstain, 0)]
                    .map(|(choice, votes)| tally(question, choice, votes))
            });
            of_238(rows.collect()).agree(OptionSet::PerCandidate, 9, Some(7))
        };
        let chosen = |last: u32| {
            let rows = approvals(last).flat_map(|(question, votes)| {
                [tally(question, Choice::Approve, votes), tally(question, Choice::Abstain, 236 - votes)]
            });
            of_238(rows.collect())
        };
        assert_eq!((per_item(131), per_item(139)), (true, false));
        let agree = |last: u32| chosen(last).agree(OptionSet::ChooseUpToK, 9, Some(7));
        assert_eq!((agree(131), agree(139)), (true, false));
        assert!(!chosen(131).agree(OptionSet::RankByNumber, 9, Some(7)));
    }

    #[test]
    fn no_rank_is_given_more_often_than_the_one_before_it() {
        let agree = |firsts: [u32; 2], seconds: [u32; 2]| {
            let rows = (0..).zip(firsts).zip(seconds).flat_map(|((question, first), second)| {
                let rest = 236 - first - second;
                [
                    tally(question, rank(1), first),
                    tally(question, rank(2), second),
                    tally(question, Choice::Abstain, rest),
                ]
            });
            of_238(rows.collect()).agree(OptionSet::RankByNumber, 2, Some(2))
        };
        assert!(agree([136, 100], [100, 100]));
        assert!(!agree([100, 90], [100, 91]));
        assert!(!agree([136, 101], [100, 100]));
    }

    #[test]
    fn a_candidate_has_a_rank_from_some_one_on_no_more_often_than_papers_go_so_far() {
        let agree = |first: [u32; 3], second: [u32; 3]| {
            let rows = (0..).zip(first).zip(second).flat_map(|((question, first), second)| {
                [(rank(1), first), (rank(2), second), (Choice::Abstain.into(), 236 - first - second)]
                    .map(|(mark, votes)| tally(question, mark, votes))
            });
            of_238(rows.collect()).agree(OptionSet::RankByNumber, 3, Some(2))
        };
        assert!(agree([100, 50, 0], [20, 70, 50]));
        // One hundred and fifty papers rank first, and the first candidate would be on more of them.
        assert!(!agree([100, 50, 0], [51, 50, 39]));
    }

    #[test]
    fn papers_that_say_too_much_or_contradict_themselves_do_not_count() {
        let counts = |paper: &[Mark], options| is_valid(paper, options, 3, Some(2));
        let [yes, no, none] = [Choice::Approve, Choice::Oppose, Choice::Abstain].map(Mark::from);
        let chosen = OptionSet::ChooseUpToK;
        assert!(counts(&[yes, none, yes], chosen) && counts(&[none; 3], chosen));
        assert!(!counts(&[yes; 3], chosen) && !counts(&[yes, no, none], chosen) && !counts(&[], chosen));
        let ranked = OptionSet::RankByNumber;
        assert!(counts(&[rank(2), none, rank(1)], ranked) && counts(&[none, rank(1), none], ranked));
        let twice = [rank(1), none, rank(1)];
        let gap = [rank(2), none, none];
        let beyond = [rank(1), rank(2), rank(3)];
        assert!(![twice, gap, beyond, [yes, none, none]].iter().any(|paper| counts(paper, ranked)));
        assert!(!counts(&[rank(1), none, none], OptionSet::PerCandidate));
    }

    /// The marks that papers may have, and one that they may not.
    fn mark(number: usize, options: OptionSet) -> Mark {
        let known = options.marks(Some(3));
        known.get(number).copied().unwrap_or(if number == 6 { rank(4) } else { Choice::For.into() })
    }

    /// Whether a paper of three questions for two places counts, asked mark by mark.
    fn naive(paper: &[Mark], options: OptionSet) -> bool {
        let in_favor: Vec<&Mark> = paper
            .iter()
            .filter(|mark| options != OptionSet::RankByNumber && mark.to_string() == "approve")
            .collect();
        let ranks: Vec<String> =
            paper.iter().filter(|mark| matches!(mark, Mark::Rank(_))).map(ToString::to_string).collect();
        let ranked = match ranks.len() {
            0 => true,
            1 => ranks == ["1"],
            2 => ranks.contains(&"1".to_owned()) && ranks.contains(&"2".to_owned()),
            _ => false,
        };
        let known = paper.iter().all(|mark| match options {
            OptionSet::PerCandidate => ["approve", "oppose", "abstain"].contains(&&*mark.to_string()),
            OptionSet::ChooseUpToK => ["approve", "abstain"].contains(&&*mark.to_string()),
            _ => matches!(mark, Mark::Rank(_)) || mark.to_string() == "abstain",
        });
        paper.len() == 3 && in_favor.len() <= 2 && ranked && known
    }

    proptest::proptest! {
        /// Whatever is on the papers, what is counted from them agrees.
        #[test]
        fn counted_papers_agree(papers in proptest::collection::vec(proptest::collection::vec(0usize..Choice::ALL.len(), 0..3), 0..40)) {
            let papers: Vec<Vec<Mark>> = papers.iter().map(|paper| paper.iter().map(|c| Choice::ALL[*c].into()).collect()).collect();
            let present = u32::try_from(papers.len()).unwrap() + 2;
            let counted = tallied(&borrowed(&papers), OptionSet::ForAgainstAbstain, 1, None);
            let numbers = Numbers { present, issued: present, ..counted };
            assert!(numbers.agree(OptionSet::ForAgainstAbstain, 1, None));
            let valid = papers.iter().filter(|paper| matches!(paper[..], [Mark::Choice(Choice::For | Choice::Against | Choice::Abstain)])).count();
            assert_eq!(numbers.valid as usize, valid);
        }

        /// The oracle counts paper by paper, and puts the candidates in order by sorting.
        #[test]
        fn each_way_of_voting_is_counted_paper_by_paper(
            way in 0usize..3, papers in proptest::collection::vec(proptest::collection::vec(0usize..8, 2..5), 0..40), total in 0u32..40,
        ) {
            let options = [OptionSet::PerCandidate, OptionSet::ChooseUpToK, OptionSet::RankByNumber][way];
            let papers: Vec<Vec<Mark>> =
                papers.iter().map(|paper| paper.iter().map(|number| mark(*number, options)).collect()).collect();
            let present = u32::try_from(papers.len()).unwrap();
            let counted = tallied(&borrowed(&papers), options, 3, Some(2));
            let numbers = Numbers { present, issued: present, ..counted };
            proptest::prop_assert!(numbers.agree(options, 3, Some(2)));
            let valid: Vec<&Vec<Mark>> = papers.iter().filter(|paper| naive(paper, options)).collect();
            proptest::prop_assert_eq!(numbers.valid as usize, valid.len());
            let mut found: Vec<(u32, u32)> = Vec::new();
            for candidate in 0..3 {
                let marks = valid.iter().map(|paper| paper[candidate].to_string());
                let marks: Vec<String> = marks.filter(|mark| mark != "abstain" && mark != "oppose").collect();
                let ranks = marks.iter().filter_map(|mark| mark.parse::<u32>().ok()).sum();
                found.push((u32::try_from(marks.len()).unwrap(), ranks));
            }
            let (kind, base) = (BallotKind::ProjectSelection, BallotBase::AllMembers);
            let question = Question { kind, base, total, questions: 3, places: Some(2), ranks_only: false };
            for (standing, (approvals, ranks)) in numbers.standings(&question).iter().zip(&found) {
                let better = |other: &&(u32, u32)| other.0 > *approvals || (other.0 == *approvals && other.1 < *ranks);
                let ahead = found.iter().filter(better).count();
                let level = found.iter().filter(|other| **other == (*approvals, *ranks)).count();
                proptest::prop_assert_eq!((standing.approvals, standing.rank as usize), (*approvals, ahead + 1));
                let ranked = options == OptionSet::RankByNumber;
                proptest::prop_assert_eq!(standing.rank_sum.unwrap_or_default(), if ranked { *ranks } else { 0 });
                let expected = match () {
                    () if 2 * approvals <= total => Outcome::FailedMajority,
                    () if ahead + level <= 2 => Outcome::Selected,
                    () if ahead < 2 => Outcome::Tied,
                    () => Outcome::LostByRank,
                };
                proptest::prop_assert_eq!(standing.outcome, expected);
            }
        }
    }
}
