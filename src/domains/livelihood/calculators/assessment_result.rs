//! The result of an assessment from its numbers (07 §4.6, §4.7; 00 §6.3). Integers only.

use super::assessment_words::{
    AssessmentCalculation, CalculatedAssessment, CalculatedChannel, CountedChannel,
};
use crate::{codes, satisfaction::satisfaction};
use instruments::{rule_sets::RuleBook, satisfaction_votes, surveys::score::Sums};
use platform::problem::{Problem, Result};

/// The numbers of the rules.
pub(super) struct Limits {
    /// The points of the five levels.
    pub(super) points: [i64; 5],
    /// Answers that a channel needs for a score.
    pub(super) least_valid: i64,
    /// Those with the weights of the channels.
    pub(super) rules: RuleBook,
}

impl Limits {
    fn channel(&self, counted: &CountedChannel) -> Result<CalculatedChannel> {
        let valid: i64 = counted.levels.iter().map(|count| count.get()).sum();
        let points =
            counted.levels.iter().zip(self.points).map(|(count, points)| count.get() * points * 100).sum();
        let sums = Sums { answers: valid, known: 0, valid, points };
        Ok(CalculatedChannel {
            channel: counted.channel,
            weight: counted.channel.weight(&self.rules)?,
            valid,
            score: sums.score().filter(|_| valid >= self.least_valid),
        })
    }
}

/// What the numbers decide.
///
/// # Errors
/// `RULE_SET_MISSING`, `ASSESSMENT_DENOMINATOR_MISSING` without members, `BALLOT_ARITHMETIC` with more papers than members, `VALIDATION_FAILED` where a
/// channel stands twice.
pub(super) fn calculated(asked: &AssessmentCalculation, limits: &Limits) -> Result<CalculatedAssessment> {
    let total = asked.total_members.get();
    if total == 0 {
        return Err(Problem::new(codes::ASSESSMENT_DENOMINATOR_MISSING).at("/total_members"));
    }
    let papers = asked.satisfied.get() + asked.basically_satisfied.get() + asked.dissatisfied.get();
    if papers > total {
        return Err(Problem::new(codes::BALLOT_ARITHMETIC).at("/total_members"));
    }
    let twice = (1..asked.channels.len())
        .find(|at| asked.channels[..*at].iter().any(|before| before.channel == asked.channels[*at].channel));
    if let Some(at) = twice {
        return Err(Problem::new(codes::VALIDATION_FAILED).at(&format!("/channels/{at}/channel")));
    }
    let small = |number: i64| i32::try_from(number).map_err(Problem::internal);
    let (satisfied, basically) = (small(asked.satisfied.get())?, small(asked.basically_satisfied.get())?);
    let channels: Vec<CalculatedChannel> =
        asked.channels.iter().map(|one| limits.channel(one)).collect::<Result<_>>()?;
    let weighed = channels.iter().filter(|one| one.weight > 0);
    let weighed: Vec<_> = weighed.filter_map(|one| Some((one.weight, one.score?))).collect();
    Ok(CalculatedAssessment {
        result: satisfaction_votes::satisfaction(satisfied, basically, small(total)?),
        majority: total / 2 + 1,
        satisfaction: satisfaction(&weighed),
        channels,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::satisfaction::ScoreChannel;
    use instruments::rule_sets::RuleKind;
    use platform::values::numbers::Whole;
    use satisfaction_votes::SatisfactionResult;

    fn limits() -> Limits {
        Limits {
            points: [100, 80, 60, 40, 20],
            least_valid: 30,
            rules: RuleBook::national(RuleKind::Livelihood),
        }
    }

    fn asked(votes: [i64; 4], channels: &[(ScoreChannel, [i64; 5])]) -> AssessmentCalculation {
        let [total, satisfied, basically, dissatisfied] = votes.map(Whole::stored);
        let channels = channels
            .iter()
            .map(|(channel, levels)| CountedChannel { channel: *channel, levels: levels.map(Whole::stored) });
        AssessmentCalculation {
            total_members: total,
            satisfied,
            basically_satisfied: basically,
            dissatisfied,
            channels: channels.collect(),
        }
    }

    #[test]
    fn the_worked_examples_hold() {
        // 00 §6.3 and 07 §4.6.
        let of = |votes| calculated(&asked(votes, &[]), &limits()).unwrap().result;
        assert_eq!(of([41, 21, 11, 3]), SatisfactionResult::Satisfied);
        assert_eq!(of([41, 20, 12, 3]), SatisfactionResult::BasicallySatisfied);
        assert_eq!(of([41, 12, 8, 0]), SatisfactionResult::Dissatisfied);
        assert_eq!(of([40, 10, 10, 0]), SatisfactionResult::Dissatisfied);
        let online = (ScoreChannel::Online, [120, 60, 15, 4, 1]);
        let scored = calculated(&asked([41, 21, 11, 3], &[online]), &limits()).unwrap();
        assert_eq!((scored.majority, scored.channels[0].valid), (21, 200));
        assert_eq!(scored.satisfaction.unwrap().to_string(), "89.40");
    }

    #[test]
    fn a_channel_of_few_is_missing_and_users_stand_apart() {
        let few = (ScoreChannel::Sample, [29, 0, 0, 0, 0]);
        let users = (ScoreChannel::ServiceUsers, [0, 0, 0, 0, 50]);
        let deputies = (ScoreChannel::Deputies, [0, 30, 0, 0, 0]);
        let scored = calculated(&asked([41, 21, 0, 0], &[few, users, deputies]), &limits()).unwrap();
        let shown: Vec<_> =
            scored.channels.iter().map(|one| one.score.map(|score| score.to_string())).collect();
        assert_eq!(shown, [None, Some("20.00".into()), Some("80.00".into())]);
        assert_eq!(scored.satisfaction.unwrap().to_string(), "80.00");
        assert_eq!(calculated(&asked([41, 21, 0, 0], &[few]), &limits()).unwrap().satisfaction, None);
    }

    #[test]
    fn wrong_numbers_are_refused() {
        let refused = |asked| calculated(&asked, &limits()).unwrap_err().code();
        assert_eq!(refused(asked([0, 0, 0, 0], &[])), codes::ASSESSMENT_DENOMINATOR_MISSING);
        assert_eq!(refused(asked([41, 21, 20, 1], &[])), codes::BALLOT_ARITHMETIC);
        let twice = [(ScoreChannel::Online, [1; 5]), (ScoreChannel::Online, [1; 5])];
        assert_eq!(refused(asked([41, 1, 1, 1], &twice)), codes::VALIDATION_FAILED);
    }
}
