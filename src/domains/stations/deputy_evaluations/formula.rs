//! The score of a year (03 §4.2): the weighted mean of its parts.

use platform::values::numbers::Hundredths;

/// What a part can be at most.
const HUNDRED: Hundredths = Hundredths(10_000);

/// The part of a party: the sum of its scores of the sum of the maxima, in hundred.
pub(super) fn part(scores: impl IntoIterator<Item = Hundredths>, maximum: i64) -> Option<Hundredths> {
    let mut scores = scores.into_iter().peekable();
    scores.peek()?;
    let sum: i64 = scores.map(|score| score.0).sum();
    Hundredths::quotient(sum.into(), maximum.into())
}

/// Σ weight · part of Σ weight; what was missed is left out, and the rest scaled. No part counts for more than a hundred.
pub(super) fn final_score(parts: &[(i64, Option<Hundredths>)]) -> Option<Hundredths> {
    let there = || parts.iter().filter_map(|(weight, part)| Some((*weight, (*part)?.min(HUNDRED))));
    let weights: i64 = there().map(|(weight, _)| weight).sum();
    let sum: i64 = there().map(|(weight, part)| weight * part.0).sum();
    Hundredths::quotient(sum.into(), i128::from(weights) * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Hundredths {
        let (whole, places) = text.split_once('.').unwrap();
        Hundredths(whole.parse::<i64>().unwrap() * 100 + places.parse::<i64>().unwrap())
    }

    #[test]
    fn parts_are_weighed_and_what_is_missing_is_left_out() {
        let mut parts = [
            (60, Some(points("83.00"))),
            (4, Some(points("95.00"))),
            (12, Some(points("90.00"))),
            (12, Some(points("85.00"))),
            (12, Some(points("88.00"))),
        ];
        // 49.8 + 3.8 + 10.8 + 10.2 + 10.56
        assert_eq!(final_score(&parts), Some(points("85.16")));
        parts[1].1 = None;
        // 81.36 of 96
        assert_eq!(final_score(&parts), Some(points("84.75")));
        parts[0].1 = Some(points("105.00"));
        assert_eq!(final_score(&parts[..1]), Some(points("100.00")));
        assert_eq!(final_score(&[(60, None)]), None);
    }

    #[test]
    fn a_part_is_scaled_to_a_hundred() {
        assert_eq!(part([Hundredths(4_500), Hundredths(4_000)], 100), Some(points("85.00")));
        assert_eq!(part([Hundredths(4_500)], 50), Some(points("90.00")));
        assert_eq!(part([], 100), None);
    }

    proptest::proptest! {
        /// The oracle puts each part on the pile as often as it weighs, and takes the mean of the pile by looking for it.
        #[test]
        fn the_score_is_the_mean_of_the_pile(
            parts in proptest::collection::vec((1i64..=60, proptest::option::of(0i64..=10_500)), 1..6)
        ) {
            let mut pile = Vec::new();
            for (weight, part) in &parts {
                for _ in 0..*weight { pile.extend(part.map(|part| part.min(10_000))); }
            }
            let parts: Vec<_> = parts.into_iter().map(|(weight, part)| (weight, part.map(Hundredths))).collect();
            let (sum, size) = (pile.iter().sum::<i64>(), i64::try_from(pile.len()).unwrap());
            // Half up: the largest whole number that is no more than half above the mean.
            let expected = (0..=10_000).rev().find(|score| size > 0 && (2 * score - 1) * size <= 2 * sum);
            assert_eq!(final_score(&parts).map(|score| score.0), expected);
        }
    }
}
