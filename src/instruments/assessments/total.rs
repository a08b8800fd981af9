//! The total of an assessment, in whole hundredths of points.

use platform::values::numbers::Hundredths;

/// The sum of the scores.
#[must_use]
pub fn sum(scores: impl IntoIterator<Item = Hundredths>) -> Hundredths {
    Hundredths(scores.into_iter().map(|score| score.0).sum())
}

/// Reviewed scores, and what is given and taken besides; never below zero.
#[must_use]
pub fn final_total(reviewed: Hundredths, bonus: Hundredths, deduction: Hundredths) -> Hundredths {
    Hundredths((reviewed.0 + bonus.0 - deduction.0).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_holds() {
        let reviewed = sum([2_875, 3_333, 1_992].map(Hundredths));
        assert_eq!(reviewed.to_string(), "82.00");
        assert_eq!(final_total(reviewed, Hundredths(250), Hundredths(1)).to_string(), "84.49");
        assert_eq!(final_total(Hundredths(100), Hundredths(0), Hundredths(101)), Hundredths(0));
    }

    proptest::proptest! {
        /// The oracle moves one hundredth after the other: first what is given, then what is taken while there is any.
        #[test]
        fn every_hundredth_counts_once(scores in proptest::collection::vec(0i64..=500, 0..8), bonus in 0i64..=500, deduction in 0i64..=4_500) {
            let mut pile = 0_i64;
            for size in scores.iter().chain([&bonus]) {
                for _ in 0..*size { pile += 1; }
            }
            for _ in 0..deduction {
                if pile > 0 { pile -= 1; }
            }
            let reviewed = sum(scores.into_iter().map(Hundredths));
            assert_eq!(final_total(reviewed, Hundredths(bonus), Hundredths(deduction)), Hundredths(pile));
        }
    }
}
