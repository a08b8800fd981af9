//! The topic score (02 §4.1): weighted means of the reviewers' marks, computed in whole numbers and rounded once.

use super::entity::Model;
use instruments::rule_sets::RuleBook;
use platform::{
    problem::{Problem, Result},
    values::numbers::Hundredths,
};

/// A criterion: the key of its weight, and its mark.
type Criterion = (&'static str, fn(&Model) -> i32);

/// The six criteria.
const CRITERIA: [Criterion; 6] = [
    ("topic.weight_importance", |score| score.importance.get32()),
    ("topic.weight_public_concern", |score| score.public_concern.get32()),
    ("topic.weight_feasibility", |score| score.feasibility.get32()),
    ("topic.weight_evidence", |score| score.evidence.get32()),
    ("topic.weight_timeliness", |score| score.timeliness.get32()),
    ("topic.weight_non_repetition", |score| score.non_repetition.get32()),
];

/// Σ weight × mean / 10, on a scale to 100 whatever the weights add up to; none without a score.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub fn topic_score(scores: &[Model], rules: &RuleBook) -> Result<Option<Hundredths>> {
    let (mut points, mut weights) = (0_i128, 0_i128);
    for (key, mark) in CRITERIA {
        let weight = i128::from(rules.number(key)?);
        points += weight * scores.iter().map(|score| i128::from(mark(score))).sum::<i128>();
        weights += weight;
    }
    let reviewers = i128::try_from(scores.len()).map_err(Problem::internal)?;
    Ok(Hundredths::quotient(points * 10, reviewers * weights))
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::rule_sets::RuleKind;
    use platform::values::numbers::Whole;

    fn score(marks: [i32; 6]) -> Model {
        let [importance, public_concern, feasibility, evidence, timeliness, non_repetition] = marks;
        Model {
            importance: Whole::stored(importance),
            public_concern: Whole::stored(public_concern),
            feasibility: Whole::stored(feasibility),
            evidence: Whole::stored(evidence),
            timeliness: Whole::stored(timeliness),
            non_repetition: Whole::stored(non_repetition),
            ..Model::default()
        }
    }

    fn of(marks: &[[i32; 6]]) -> Option<String> {
        let scores: Vec<Model> = marks.iter().copied().map(score).collect();
        let score = topic_score(&scores, &RuleBook::national(RuleKind::Supervision)).unwrap();
        score.map(|score| score.to_string())
    }

    #[test]
    fn the_worked_examples_hold() {
        // Means 8, 9, 7, 6.5, 8, 10 and 5, 5, 6, 6, 6, 7.
        let high = [[8, 9, 7, 6, 8, 10], [8, 9, 7, 7, 8, 10]];
        assert_eq!(of(&high).as_deref(), Some("80.75"));
        assert_eq!(of(&[[5, 5, 6, 6, 6, 7]; 3]).as_deref(), Some("56.00"));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[[10; 6]]).as_deref(), Some("100.00"));
    }

    fn divisor(a: i128, b: i128) -> i128 {
        if b == 0 { a } else { divisor(b, a % b) }
    }

    /// The sum of two fractions.
    fn sum(a: (i128, i128), b: (i128, i128)) -> (i128, i128) {
        let (n, d) = (a.0 * b.1 + b.0 * a.1, a.1 * b.1);
        let shared = divisor(n, d).max(1);
        (n / shared, d / shared)
    }

    proptest::proptest! {
        /// The oracle adds exact fractions criterion by criterion, and finds the nearest hundredth by walking.
        #[test]
        fn the_score_is_the_nearest_hundredth(
            marks in proptest::collection::vec(proptest::array::uniform6(1i32..=10), 1..9),
        ) {
            let count = i128::try_from(marks.len()).unwrap();
            let weights = [25, 25, 15, 15, 10, 10];
            let mut exact = (0, 1);
            for (criterion, weight) in weights.into_iter().enumerate() {
                let total: i32 = marks.iter().map(|marks| marks[criterion]).sum();
                exact = sum(exact, (weight * i128::from(total), count * 10));
            }
            // The smallest h with h + 1/2 hundredths above the exact value.
            let nearest = (0..=10_000).find(|h| (2 * h + 1) * exact.1 > 200 * exact.0).unwrap();
            let expected = format!("{}.{:02}", nearest / 100, nearest % 100);
            assert_eq!(of(&marks), Some(expected));
        }
    }
}
