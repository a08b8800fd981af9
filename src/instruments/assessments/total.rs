//! The total of an assessment, in whole hundredths of points.

use platform::values::numbers::Hundredths;

/// The sum of the scores.
#[must_use]
pub fn sum(scores: impl IntoIterator<Item = Hundredths>) -> Hundredths {
    Hundredths(scores.into_iter().map(|score| score.0).sum())
}

/// The score of a part, half up: its points for all of it, a share of them for a share; none where there is nothing to reach.
#[must_use]
pub fn part_score(points: Hundredths, achieved: i64, of: i64) -> Option<Hundredths> {
    let achieved = i128::from(achieved.clamp(0, of.max(0)));
    // The quotient is in hundredths of what it is given, and points are hundredths already.
    Hundredths::quotient(achieved * i128::from(points.0), i128::from(of) * 100)
}

/// A part of an item: for how many points, and what it scored; nothing where it does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// The most that it scores.
    pub points: Hundredths,
    /// Its score.
    pub score: Option<Hundredths>,
}

/// The score of an item: that of the parts that apply × its weight / their maximum (01 §4.3); none where no part applies.
#[must_use]
pub fn item_score(weight: Hundredths, parts: &[Scored]) -> Option<Hundredths> {
    let applicable = || parts.iter().filter_map(|part| Some((part.score?, part.points)));
    let (score, most) = applicable().fold((0, 0), |sum, part| (sum.0 + part.0.0, sum.1 + part.1.0));
    scaled(Hundredths(score), Hundredths(most), weight)
}

/// A number of points out of some, as it would be out of others.
#[must_use]
pub fn scaled(score: Hundredths, of: Hundredths, to: Hundredths) -> Option<Hundredths> {
    Hundredths::quotient(i128::from(score.0) * i128::from(to.0), i128::from(of.0) * 100)
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

    fn points(text: &str) -> Hundredths {
        let (whole, places) = text.split_once('.').unwrap();
        Hundredths(whole.parse::<i64>().unwrap() * 100 + places.parse::<i64>().unwrap())
    }

    fn item(weight: i64, parts: &[(i64, i64, i64)]) -> Option<Hundredths> {
        let scored = |(points, achieved, of): &(i64, i64, i64)| {
            let points = Hundredths(points * 100);
            Scored { points, score: part_score(points, *achieved, *of) }
        };
        item_score(Hundredths(weight * 100), &parts.iter().map(scored).collect::<Vec<_>>())
    }

    /// 01 §4.3: the sheet of a committee, item by item.
    #[test]
    fn the_sheet_of_the_worked_example_is_90_73() {
        let items = [
            item(15, &[(6, 6, 7), (4, 4, 4), (3, 1, 1), (2, 1, 2)]),
            item(15, &[(10, 7, 10), (3, 3, 3), (2, 4, 4)]),
            item(15, &[(10, 38, 40), (5, 3, 3)]),
            item(20, &[(10, 18, 20), (6, 93, 105), (4, 1, 1)]),
            item(15, &[(8, 57, 60), (7, 8_400, 10_000)]),
            item(10, &[(7, 9, 10), (3, 3, 3)]),
            item(5, &[(5, 60, 60)]),
            item(5, &[(3, 1, 1), (2, 2, 2)]),
        ];
        let written = items.map(|item| item.unwrap().to_string());
        assert_eq!(written, ["13.14", "12.00", "14.50", "18.31", "13.48", "9.30", "5.00", "5.00"]);
        let total = sum(items.into_iter().flatten());
        assert_eq!(total, points("90.73"));
        assert_eq!(final_total(total, points("2.00"), Hundredths(0)), points("92.73"));
    }

    #[test]
    fn what_does_not_apply_leaves_its_item_and_an_item_its_sheet() {
        // Without difficulties recorded the ten points of the contacts stand for fifteen.
        assert_eq!(item(15, &[(10, 38, 40), (5, 0, 0)]), Some(points("14.25")));
        assert_eq!(item(15, &[(10, 0, 0), (5, 0, 0)]), None);
        // 85.73 of 95 points, as they would be of a hundred.
        assert_eq!(scaled(points("85.73"), points("95.00"), points("100.00")), Some(points("90.24")));
        assert_eq!(scaled(Hundredths(0), Hundredths(0), points("100.00")), None);
    }

    proptest::proptest! {
        /// What is reached twice counts once, and a whole part gives all of its points.
        #[test]
        fn a_part_scores_its_share(points in 1i64..2_000, achieved in 0i64..300, of in 1i64..200) {
            let score = part_score(Hundredths(points), achieved, of).unwrap().0;
            // The oracle counts how often twice the whole fits below twice the share and a half.
            let mut naive = 0;
            while (2 * (naive + 1) - 1) * of <= 2 * achieved.min(of) * points { naive += 1; }
            assert_eq!(score, naive);
            assert!(score <= points);
        }

        /// An item of which every part is reached has its weight, whichever of them apply.
        #[test]
        fn a_full_item_has_its_weight(weight in 1i64..5_000, parts in proptest::collection::vec((1i64..2_000, proptest::bool::ANY), 1..6)) {
            let scored: Vec<Scored> = parts
                .iter()
                .map(|(points, applies)| Scored {
                    points: Hundredths(*points),
                    score: applies.then_some(Hundredths(*points)),
                })
                .collect();
            let expected = parts.iter().any(|part| part.1).then_some(Hundredths(weight));
            assert_eq!(item_score(Hundredths(weight), &scored), expected);
        }

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
