//! Counting: papers become tallies, tallies are checked, and a result follows. Integers only.

use super::{
    places::{Outcome, Standing, standings},
    words::{BallotBase, BallotKind, BallotResult, Choice, OptionSet, Tally},
};

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

/// Whether a paper counts: it has a mark of the options for each question, and not more in favor than there are places.
#[must_use]
pub fn is_valid(paper: &[Choice], options: OptionSet, questions: usize, places: Option<usize>) -> bool {
    let known = options.choices();
    let approved = paper.iter().filter(|choice| **choice == Choice::Approve).count();
    paper.len() == questions
        && paper.iter().all(|choice| known.contains(choice))
        && places.is_none_or(|places| approved <= places)
}

/// Counts papers; those that do not count are invalid.
#[must_use]
pub fn tallied(papers: &[&[Choice]], options: OptionSet, questions: usize, places: Option<usize>) -> Numbers {
    let known = options.choices();
    let valid: Vec<_> = papers.iter().filter(|paper| is_valid(paper, options, questions, places)).collect();
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
    /// issued ≤ present, returned ≤ issued, valid + invalid = returned, for each question Σ = valid (00 §4.6), and
    /// no more papers in favor than places × valid.
    #[must_use]
    pub fn agree(&self, options: OptionSet, questions: usize, places: Option<usize>) -> bool {
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
        let approved: u64 = self.approvals(questions).into_iter().map(u64::from).sum();
        let most =
            |places: usize| u64::try_from(places).unwrap_or(u64::MAX).saturating_mul(self.valid.into());
        let within = places.is_none_or(|places| approved <= most(places));
        self.issued <= self.present && self.returned <= self.issued && whole && each_once && sums && within
    }

    /// The votes of a choice.
    #[must_use]
    pub fn votes(&self, question: u32, choice: Choice) -> u32 {
        self.tallies.iter().filter(|t| t.question == question && t.choice == choice).map(|t| t.votes).sum()
    }

    fn approvals(&self, questions: usize) -> Vec<u32> {
        (0..questions).map(|question| self.votes(size(question), Choice::Approve)).collect()
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
        standings(&self.approvals(question.questions), places, base)
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

    fn borrowed(papers: &[Vec<Choice>]) -> Vec<&[Choice]> {
        papers.iter().map(|paper| &**paper).collect()
    }
    use platform::values::words::Words;

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
        assert!(!numbers([20, 12, 4]).agree(OptionSet::Satisfaction, 1, None));
        assert!(numbers([20, 12, 3]).agree(OptionSet::Satisfaction, 1, None));
    }

    #[test]
    fn a_majority_is_counted_of_all_members() {
        let tally = |votes| vec![Tally { question: 0, choice: Choice::For, votes }];
        let result = |votes| {
            let numbers = Numbers { present: 30, valid: 30, tallies: tally(votes), ..Numbers::default() };
            let (kind, base) = (BallotKind::Resolution, BallotBase::AllMembers);
            numbers.result(&Question { kind, base, total: 41, questions: 1, places: None, ranks_only: false })
        };
        assert_eq!((result(21), result(20)), (BallotResult::Passed, BallotResult::NotPassed));
    }

    /// Nine candidates for seven places: the ninth with one vote too many for the papers (07 §4.2).
    #[test]
    fn nobody_approves_more_than_there_are_places() {
        let agree = |last: u32| {
            let approvals = [221, 214, 214, 203, 182, 168, 160, 152, last];
            let rows = (0..).zip(approvals).flat_map(|(question, votes)| {
                [(Choice::Approve, votes), (Choice::Oppose, 236 - votes), (Choice::Abstain, 0)]
                    .map(|(choice, votes)| Tally { question, choice, votes })
            });
            let numbers = Numbers {
                present: 240,
                issued: 240,
                returned: 238,
                valid: 236,
                invalid: 2,
                tallies: rows.collect(),
            };
            numbers.agree(OptionSet::PerCandidate, 9, Some(7))
        };
        assert_eq!((agree(131), agree(139)), (true, false));
        let too_many = vec![vec![Choice::Approve, Choice::Approve], vec![Choice::Approve, Choice::Oppose]];
        let counted = tallied(&borrowed(&too_many), OptionSet::PerCandidate, 2, Some(1));
        assert_eq!((counted.valid, counted.invalid), (1, 1));
    }

    proptest::proptest! {
        /// Whatever is on the papers, what is counted from them agrees.
        #[test]
        fn counted_papers_agree(papers in proptest::collection::vec(proptest::collection::vec(0usize..Choice::ALL.len(), 0..3), 0..40)) {
            let papers: Vec<Vec<Choice>> = papers.iter().map(|paper| paper.iter().map(|c| Choice::ALL[*c]).collect()).collect();
            let present = u32::try_from(papers.len()).unwrap() + 2;
            let counted = tallied(&borrowed(&papers), OptionSet::ForAgainstAbstain, 1, None);
            let numbers = Numbers { present, issued: present, ..counted };
            assert!(numbers.agree(OptionSet::ForAgainstAbstain, 1, None));
            let valid = papers.iter().filter(|paper| matches!(paper[..], [Choice::For | Choice::Against | Choice::Abstain])).count();
            assert_eq!(numbers.valid as usize, valid);
        }
    }
}
