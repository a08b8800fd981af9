//! When a project may leave the list: few are satisfied in two years, few know of it, or the members were dissatisfied twice.

use super::ExitReason;
use platform::values::numbers::Hundredths;

/// The limits, as rules.
#[derive(Debug, Clone, Copy)]
pub struct ExitLimits {
    /// Below so many points satisfaction is low.
    pub satisfaction_points: u32,
    /// Below so many percent awareness is low.
    pub awareness_percent: u32,
}

/// What a project has left behind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Impression {
    /// Its satisfaction.
    pub satisfaction: Option<Hundredths>,
    /// That of the project which it continues, if that was the one of the year before.
    pub year_before: Option<Hundredths>,
    /// Those who know of it, and those who answered.
    pub awareness: Option<(i64, i64)>,
    /// How often the members were dissatisfied at its end.
    pub dissatisfied: usize,
}

impl ExitLimits {
    /// Why a project may leave the list; nothing that is unknown is a reason.
    #[must_use]
    pub fn reasons(self, left: Impression) -> Vec<ExitReason> {
        let low = |score: Option<Hundredths>| {
            score.is_some_and(|score| score < Hundredths(i64::from(self.satisfaction_points) * 100))
        };
        let few = left.awareness.is_some_and(|(known, valid)| {
            valid > 0 && i128::from(known) * 100 < i128::from(valid) * i128::from(self.awareness_percent)
        });
        let found = [
            (low(left.satisfaction) && low(left.year_before), ExitReason::LowSatisfaction),
            (few, ExitReason::LowAwareness),
            (left.dissatisfied > 1, ExitReason::TwiceDissatisfied),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ExitReason::{LowAwareness, LowSatisfaction, TwiceDissatisfied};

    const LIMITS: ExitLimits = ExitLimits { satisfaction_points: 80, awareness_percent: 30 };

    fn of(
        satisfaction: i64,
        before: Option<i64>,
        awareness: (i64, i64),
        dissatisfied: usize,
    ) -> Vec<ExitReason> {
        LIMITS.reasons(Impression {
            satisfaction: Some(Hundredths(satisfaction)),
            year_before: before.map(Hundredths),
            awareness: Some(awareness),
            dissatisfied,
        })
    }

    #[test]
    fn each_limit_is_strict() {
        assert_eq!(of(7_999, Some(7_999), (30, 100), 1), [LowSatisfaction]);
        assert_eq!(of(8_000, Some(7_999), (30, 100), 1), []);
        assert_eq!(of(7_999, Some(8_000), (30, 100), 1), []);
        assert_eq!(of(7_999, None, (30, 100), 1), []);
        assert_eq!(of(9_000, None, (2_999, 10_000), 2), [LowAwareness, TwiceDissatisfied]);
        assert_eq!(LIMITS.reasons(Impression::default()), []);
        assert_eq!(LIMITS.reasons(Impression { awareness: Some((0, 0)), ..Impression::default() }), []);
    }

    proptest::proptest! {
        /// The oracle compares exact fractions of a hundred.
        #[test]
        fn they_are_the_strict_comparisons(now in 0i64..=10_000, before in 0i64..=10_000, known in 0i64..500, more in 1i64..500) {
            let found = of(now, Some(before), (known, known + more), 0);
            let low = now / 100 < 80 && before / 100 < 80;
            proptest::prop_assert_eq!(found.contains(&LowSatisfaction), low);
            let few = (0..=known + more).filter(|one| *one * 10 < (known + more) * 3).any(|one| one == known);
            proptest::prop_assert_eq!(found.contains(&LowAwareness), few);
        }
    }
}
