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

    /// The result: more than half of the base in favor. Satisfaction is judged by its own record, several candidates
    /// one by one by their readers; a tie of two candidates is a tie.
    #[must_use]
    pub fn result(&self, kind: BallotKind, base: BallotBase, total: u32, questions: usize) -> BallotResult {
        if kind == BallotKind::Satisfaction {
            return BallotResult::Recorded;
        }
        if questions > 1 {
            return if self.has_tie(questions) { BallotResult::Tied } else { BallotResult::Recorded };
        }
        let base = match base {
            BallotBase::AllMembers => total,
            BallotBase::PresentMembers => self.present,
            BallotBase::ValidBallots => self.valid,
        };
        let passed = 2 * u64::from(self.votes(0, Choice::For)) > u64::from(base);
        if passed { BallotResult::Passed } else { BallotResult::NotPassed }
    }

    /// Whether two candidates have the same number of votes in favor.
    fn has_tie(&self, questions: usize) -> bool {
        let mut votes: Vec<u32> =
            (0..questions).map(|question| self.votes(size(question), Choice::For)).collect();
        votes.sort_unstable();
        votes.windows(2).any(|pair| pair[0] == pair[1])
    }
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
            numbers.result(BallotKind::Resolution, BallotBase::AllMembers, 41, 1)
        };
        assert_eq!((result(21), result(20)), (BallotResult::Passed, BallotResult::NotPassed));
    }

    proptest::proptest! {
        /// Whatever is on the papers, what is counted from them agrees.
        #[test]
        fn counted_papers_agree(papers in proptest::collection::vec(proptest::collection::vec(0usize..6, 0..3), 0..40)) {
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
