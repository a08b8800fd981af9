//! The result rule (00 §6.3), in whole numbers.

use platform::words;

words! {
    /// What a satisfaction vote says.
    /// 满意度测评的结论。
    pub enum SatisfactionResult {
        Satisfied "满意" / "Satisfied",
        BasicallySatisfied "基本满意" / "Basically satisfied",
        Dissatisfied "不满意" / "Dissatisfied",
    }
}

/// More than half of the base satisfied; else more than half at least basically satisfied; else dissatisfied, exactly
/// half included.
#[must_use]
pub fn satisfaction(satisfied: i32, basically: i32, base: i32) -> SatisfactionResult {
    let (satisfied, basically, base) = (i64::from(satisfied), i64::from(basically), i64::from(base));
    if 2 * satisfied > base {
        SatisfactionResult::Satisfied
    } else if 2 * (satisfied + basically) > base {
        SatisfactionResult::BasicallySatisfied
    } else {
        SatisfactionResult::Dissatisfied
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SatisfactionResult::{BasicallySatisfied, Dissatisfied, Satisfied};

    #[test]
    fn the_worked_examples_hold() {
        assert_eq!(satisfaction(21, 11, 41), Satisfied);
        assert_eq!(satisfaction(20, 12, 41), BasicallySatisfied);
        assert_eq!(satisfaction(12, 8, 41), Dissatisfied);
        assert_eq!(satisfaction(10, 10, 40), Dissatisfied);
    }

    proptest::proptest! {
        /// The oracle puts members on two sides and compares the sides.
        #[test]
        fn the_larger_side_wins(s in 0i32..60, b in 0i32..60, d in 0i32..60, absent in 0i32..60) {
            let base = s + b + d + absent;
            let expected = if s > base - s { Satisfied }
                else if s + b > base - s - b { BasicallySatisfied } else { Dissatisfied };
            assert_eq!(satisfaction(s, b, base), expected);
        }
    }
}
