//! How much of the goals is reached (07 §4.3), in whole numbers.

use super::words::ProjectGoal;
use crate::candidates::words::GoalDirection;
use platform::values::numbers::Hundredths;

/// The whole of a goal, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// How much of a goal is reached, in percent and not cut off: what is to be at least is compared with the target, the target with what
/// may be at most.
#[must_use]
pub fn reached(direction: GoalDirection, target: Hundredths, actual: Option<Hundredths>) -> Hundredths {
    let Some(actual) = actual else { return Hundredths(0) };
    let share = match direction {
        GoalDirection::AtLeast => Hundredths::percent(actual.0, target.0),
        GoalDirection::AtMost if actual.0 == 0 => Some(Hundredths(WHOLE)),
        GoalDirection::AtMost => Hundredths::percent(target.0, actual.0),
    };
    share.unwrap_or_default()
}

/// Whether a goal is reached, compared without a quotient.
#[must_use]
pub fn is_reached(direction: GoalDirection, target: Hundredths, actual: Option<Hundredths>) -> bool {
    actual.is_some_and(|actual| match direction {
        GoalDirection::AtLeast => actual >= target,
        GoalDirection::AtMost => actual <= target,
    })
}

/// The sum of weight × share, each share counted to its end at most.
#[must_use]
pub fn completion(shares: impl IntoIterator<Item = (i64, Hundredths)>) -> Hundredths {
    let sum: i64 = shares.into_iter().map(|(weight, share)| weight * share.0.min(WHOLE)).sum();
    Hundredths::quotient(sum.into(), WHOLE.into()).unwrap_or_default()
}

impl ProjectGoal {
    /// What is to be reached in a year: the target of its stage, or the whole.
    #[must_use]
    pub fn target_of(&self, year: i64) -> Hundredths {
        let stage = self.stage_targets.iter().find(|stage| stage.year.get() == year);
        stage.map_or(self.target_value, |stage| stage.target_value)
    }

    /// Whether it is reached, in its last year if it takes several.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        is_reached(self.direction, self.target_value, self.actual_value)
    }
}

/// How much of the goals of a project is reached in a year.
#[must_use]
pub fn of_goals(goals: &[ProjectGoal], year: i64) -> Hundredths {
    completion(
        goals.iter().map(|goal| {
            (goal.weight.get(), reached(goal.direction, goal.target_of(year), goal.actual_value))
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(direction: GoalDirection, target: i64, actual: Option<i64>) -> String {
        reached(direction, Hundredths(target * 100), actual.map(|actual| Hundredths(actual * 100)))
            .to_string()
    }

    #[test]
    fn the_examples_of_the_domain() {
        assert_eq!(percent(GoalDirection::AtLeast, 40, Some(46)), "115.00");
        assert_eq!(percent(GoalDirection::AtMost, 15, Some(20)), "75.00");
        assert_eq!(percent(GoalDirection::AtMost, 15, Some(0)), "100.00");
        assert_eq!(percent(GoalDirection::AtLeast, 40, None), "0.00");
        let over = reached(GoalDirection::AtLeast, Hundredths(4_000), Some(Hundredths(4_600)));
        assert_eq!(completion([(100, over)]).to_string(), "100.00");
        assert_eq!(completion([(60, over), (40, Hundredths(5_000))]).to_string(), "80.00");
    }

    proptest! {
        /// The same with every step in exact parts of a million.
        #[test]
        fn the_sum_is_that_of_its_parts(goals in proptest::collection::vec((1i64..=100, 1i64..1_000_000, 0i64..2_000_000), 0..8)) {
            let shares = goals.iter().map(|(weight, target, actual)| {
                (*weight, reached(GoalDirection::AtLeast, Hundredths(*target), Some(Hundredths(*actual))))
            });
            let got = i128::from(completion(shares).0);
            // In millionths of a percent point, cut off at the whole, without rounding in between.
            let exact: i128 = goals.iter().map(|(weight, target, actual)| {
                i128::from(*weight) * i128::from(*actual.min(target)) * 1_000_000 / i128::from(*target)
            }).sum();
            let weights: i128 = goals.iter().map(|(weight, ..)| i128::from(*weight)).sum();
            let error = (got * 10_000 - exact).abs();
            prop_assert!(error <= weights * 51 + 5_100, "{got} {exact}");
        }

        #[test]
        fn a_goal_is_reached_where_its_share_is_whole(at_least in any::<bool>(), target in 1i64..100_000, actual in 0i64..200_000) {
            let direction = if at_least { GoalDirection::AtLeast } else { GoalDirection::AtMost };
            let (target, actual) = (Hundredths(target), Some(Hundredths(actual)));
            if is_reached(direction, target, actual) {
                prop_assert!(reached(direction, target, actual).0 >= WHOLE);
            }
        }
    }
}
