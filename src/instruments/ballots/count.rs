//! Counting: papers become tallies, tallies are checked, and a result follows. Integers only.

use super::api::{BallotBase, BallotKind, BallotResult, Choice, OptionSet, Tally};

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

/// Counts papers: one without a mark for each question is invalid.
#[must_use]
pub fn tallied(papers: &[Vec<Choice>], options: OptionSet, questions: usize) -> Numbers {
    let known = options.choices();
    let is_valid =
        |paper: &&Vec<Choice>| paper.len() == questions && paper.iter().all(|choice| known.contains(choice));
    let valid: Vec<_> = papers.iter().filter(is_valid).collect();
    let tallies = (0..questions).flat_map(|question| known.map(|choice| (question, choice)));
    let tallies = tallies.map(|(question, choice)| Tally {
        question: size(question),
        choice,
        votes: size(valid.iter().filter(|paper| paper[question] == choice).count()),
    });
    Numbers {
        returned: size(papers.len()),
        valid: size(valid.len()),
        invalid: size(papers.len() - valid.len()),
        tallies: tallies.collect(),
        ..Numbers::default()
    }
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Numbers {
    /// issued ≤ present, returned ≤ issued, valid + invalid = returned, and for each question Σ = valid (00 §4.6).
    #[must_use]
    pub fn agree(&self, options: OptionSet, questions: usize) -> bool {
        let known = options.choices();
        let each_once = self.tallies.iter().enumerate().all(|(index, tally)| {
            let twice = self.tallies[..index]
                .iter()
                .any(|t| t.question == tally.question && t.choice == tally.choice);
            !twice && known.contains(&tally.choice) && (tally.question as usize) < questions
        });
        let sum = |question: usize| {
            let votes = self.tallies.iter().filter(|tally| tally.question as usize == question);
            votes.map(|tally| u64::from(tally.votes)).sum::<u64>()
        };
        let whole = u64::from(self.valid) + u64::from(self.invalid) == u64::from(self.returned);
        let sums = (0..questions).all(|question| sum(question) == u64::from(self.valid));
        self.issued <= self.present && self.returned <= self.issued && whole && each_once && sums
    }

    /// The votes of a choice.
    #[must_use]
    pub fn votes(&self, question: u32, choice: Choice) -> u32 {
        self.tallies.iter().filter(|t| t.question == question && t.choice == choice).map(|t| t.votes).sum()
    }

    /// The result: more than half of the base in favor; of several candidates as many as there are places, and a tie
    /// at the last place is a tie. Satisfaction is judged by its own record.
    #[must_use]
    pub fn result(
        &self,
        kind: BallotKind,
        base: BallotBase,
        total: u32,
        places: Option<usize>,
    ) -> BallotResult {
        if kind == BallotKind::Satisfaction {
            return BallotResult::Recorded;
        }
        if let Some(places) = places {
            let questions = self.tallies.iter().map(|tally| tally.question as usize + 1).max().unwrap_or(0);
            let tied = !self.tie_at(places, questions).candidates.is_empty();
            return if tied { BallotResult::Tied } else { BallotResult::Recorded };
        }
        let base = match base {
            BallotBase::AllMembers => total,
            BallotBase::PresentMembers => self.present,
            BallotBase::ValidBallots => self.valid,
        };
        let passed = 2 * u64::from(self.votes(0, Choice::For)) > u64::from(base);
        if passed { BallotResult::Passed } else { BallotResult::NotPassed }
    }

    /// Who is tied at the last place: nobody if the places are all decided.
    #[must_use]
    pub fn tie_at(&self, places: usize, questions: usize) -> Tie {
        let votes: Vec<u32> =
            (0..questions).map(|question| self.votes(size(question), Choice::Approve)).collect();
        let mut ranked = votes.clone();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let (Some(last), Some(next)) =
            (places.checked_sub(1).and_then(|last| ranked.get(last)), ranked.get(places))
        else {
            return Tie::default();
        };
        if last != next {
            return Tie::default();
        }
        let above = votes.iter().filter(|vote| *vote > last).count();
        let candidates = (0..questions).filter(|question| votes[*question] == *last).collect();
        Tie { candidates, places: places - above }
    }
}

/// Candidates with the same number of votes, and the places that are left for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tie {
    /// The candidates, by their place on the paper.
    pub candidates: Vec<usize>,
    /// The places.
    pub places: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::words::Words;

    fn satisfaction(votes: [u32; 3]) -> Vec<Tally> {
        OptionSet::Satisfaction
            .choices()
            .into_iter()
            .zip(votes)
            .map(|(choice, votes)| Tally { question: 0, choice, votes })
            .collect()
    }

    #[test]
    fn the_worked_example_does_not_agree() {
        let numbers = |votes| Numbers {
            present: 36,
            issued: 36,
            returned: 36,
            valid: 35,
            invalid: 1,
            tallies: satisfaction(votes),
        };
        assert!(!numbers([20, 12, 4]).agree(OptionSet::Satisfaction, 1));
        assert!(numbers([20, 12, 3]).agree(OptionSet::Satisfaction, 1));
    }

    #[test]
    fn a_majority_is_counted_of_all_members() {
        let tally = |votes| vec![Tally { question: 0, choice: Choice::For, votes }];
        let result = |votes| {
            let numbers = Numbers { present: 30, valid: 30, tallies: tally(votes), ..Numbers::default() };
            numbers.result(BallotKind::Resolution, BallotBase::AllMembers, 41, None)
        };
        assert_eq!((result(21), result(20)), (BallotResult::Passed, BallotResult::NotPassed));
    }

    #[test]
    fn only_a_tie_at_the_last_place_is_a_tie() {
        let votes = |votes: [u32; 4]| Numbers {
            tallies: (0..)
                .zip(votes)
                .map(|(question, votes)| Tally { question, choice: Choice::Approve, votes })
                .collect(),
            ..Numbers::default()
        };
        assert_eq!(votes([9, 9, 5, 3]).tie_at(2, 4), Tie::default());
        assert_eq!(votes([9, 7, 7, 3]).tie_at(2, 4), Tie { candidates: vec![1, 2], places: 1 });
        assert_eq!(votes([9, 7, 7, 7]).tie_at(3, 4), Tie { candidates: vec![1, 2, 3], places: 2 });
        assert_eq!(votes([9, 7, 7, 3]).tie_at(4, 4), Tie::default());
    }

    proptest::proptest! {
        /// Whatever is on the papers, what is counted from them agrees.
        #[test]
        fn counted_papers_agree(papers in proptest::collection::vec(proptest::collection::vec(0usize..Choice::ALL.len(), 0..3), 0..40)) {
            let papers: Vec<Vec<Choice>> = papers.iter().map(|paper| paper.iter().map(|c| Choice::ALL[*c]).collect()).collect();
            let present = u32::try_from(papers.len()).unwrap() + 2;
            let counted = tallied(&papers, OptionSet::ForAgainstAbstain, 1);
            let numbers = Numbers { present, issued: present, ..counted };
            assert!(numbers.agree(OptionSet::ForAgainstAbstain, 1));
            let valid = papers.iter().filter(|paper| matches!(paper[..], [Choice::For | Choice::Against | Choice::Abstain])).count();
            assert_eq!(numbers.valid as usize, valid);
        }
    }
}
