//! The total of an evaluation and its grade, compared exactly.

use super::words::EvaluationGrade;
use platform::values::numbers::Hundredths;

/// The lines of the grades in whole points, as rules.
#[derive(Debug, Clone, Copy)]
pub struct GradeLines {
    /// From here on it is excellent.
    pub excellent: u32,
    /// From here on it is good.
    pub good: u32,
    /// From here on it is medium.
    pub medium: u32,
}

/// The scores together.
#[must_use]
pub fn total(scores: impl IntoIterator<Item = Hundredths>) -> Hundredths {
    Hundredths(scores.into_iter().map(|score| score.0).sum())
}

impl GradeLines {
    /// The grade of a total.
    #[must_use]
    pub fn grade(self, total: Hundredths) -> EvaluationGrade {
        let reached = |line: u32| total >= Hundredths(i64::from(line) * 100);
        if reached(self.excellent) {
            EvaluationGrade::Excellent
        } else if reached(self.good) {
            EvaluationGrade::Good
        } else if reached(self.medium) {
            EvaluationGrade::Medium
        } else {
            EvaluationGrade::Poor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EvaluationGrade::{Excellent, Good, Medium, Poor};

    const LINES: GradeLines = GradeLines { excellent: 90, good: 80, medium: 60 };

    #[test]
    fn each_line_belongs_to_the_better_grade() {
        let of = |total| LINES.grade(Hundredths(total));
        assert_eq!(
            [of(9_000), of(8_999), of(8_000), of(7_999), of(6_000), of(5_999)],
            [Excellent, Good, Good, Medium, Medium, Poor]
        );
        assert_eq!(total([Hundredths(1_850), Hundredths(7_000)]), Hundredths(8_850));
    }

    proptest::proptest! {
        /// The oracle looks which whole points lie below.
        #[test]
        fn the_whole_points_decide(scores in proptest::collection::vec(0i64..=1_666, 6)) {
            let total = total(scores.iter().copied().map(Hundredths));
            proptest::prop_assert_eq!(total.0, scores.iter().sum::<i64>());
            let expected = match total.0 / 100 { 90.. => Excellent, 80..=89 => Good, 60..=79 => Medium, _ => Poor };
            proptest::prop_assert_eq!(LINES.grade(total), expected);
        }
    }
}
