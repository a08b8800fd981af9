//! What a total is worth.

use platform::{values::numbers::Hundredths, words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What a total is worth.
    /// 总分的等次。
    pub enum Grade {
        Fail "不合格" / "Fail",
        Pass "合格" / "Pass",
        Good "良好" / "Good",
        Excellent "优秀" / "Excellent",
    }
}

/// From which total on a grade is given (points).
/// 各等级的起点总分(分)。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"excellent": "90.00", "good": "80.00", "pass": "60.00"})))]
pub struct Bands {
    /// From how many points on it is excellent.
    /// 优秀的起点分。
    pub excellent: Hundredths,
    /// From how many points on it is good.
    /// 良好的起点分。
    pub good: Hundredths,
    /// From how many points on it passes.
    /// 合格的起点分。
    pub pass: Hundredths,
}

impl Bands {
    /// Whether every grade asks for less than the one above it, and none for more than 100.
    #[must_use]
    pub fn are_ordered(&self) -> bool {
        let Self { excellent, good, pass } = *self;
        Hundredths(0) < pass && pass < good && good < excellent && excellent <= Hundredths(10_000)
    }

    /// The grade of a total; a veto item that was hit fails whatever the total.
    #[must_use]
    pub fn grade(&self, total: Hundredths, vetoed: bool) -> Grade {
        if vetoed || total < self.pass {
            Grade::Fail
        } else if total < self.good {
            Grade::Pass
        } else if total < self.excellent {
            Grade::Good
        } else {
            Grade::Excellent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANDS: Bands =
        Bands { excellent: Hundredths(9_000), good: Hundredths(8_000), pass: Hundredths(6_000) };

    #[test]
    fn a_band_begins_with_its_line() {
        let grades =
            [(9_000, Grade::Excellent), (8_999, Grade::Good), (8_000, Grade::Good), (7_999, Grade::Pass)];
        for (total, grade) in grades.into_iter().chain([(6_000, Grade::Pass), (5_999, Grade::Fail)]) {
            assert_eq!(BANDS.grade(Hundredths(total), false), grade, "{total}");
        }
        assert_eq!(BANDS.grade(Hundredths(10_500), true), Grade::Fail);
        assert!(BANDS.are_ordered());
        assert!(!Bands { good: BANDS.excellent, ..BANDS }.are_ordered());
    }

    proptest::proptest! {
        /// The oracle counts the lines that were reached.
        #[test]
        fn every_line_that_is_reached_lifts_the_grade(total in 0i64..=10_500, lines in proptest::array::uniform3(1i64..=10_000)) {
            let mut lines = lines;
            lines.sort_unstable();
            let [pass, good, excellent] = lines.map(Hundredths);
            let reached = lines.iter().filter(|line| total >= **line).count();
            let expected = [Grade::Fail, Grade::Pass, Grade::Good, Grade::Excellent][reached];
            assert_eq!(Bands { excellent, good, pass }.grade(Hundredths(total), false), expected);
        }
    }
}
