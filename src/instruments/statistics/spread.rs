//! How far streets or sites are apart (01 §4.2, 03 §4.3): the population standard deviation over the mean, in ten thousandths, without a float.

/// The largest number whose square is not above this one.
fn root(of: u128) -> u128 {
    let (mut low, mut high) = (0_u128, 1_u128 << 64);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if middle.checked_mul(middle).is_some_and(|square| square <= of) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Standard deviation / mean of some values, four places; none where there is no mean.
#[must_use]
pub fn spread(values: &[i64]) -> Option<i64> {
    let count = i128::try_from(values.len()).ok()?;
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    let squares: i128 = values.iter().map(|value| i128::from(*value) * i128::from(*value)).sum();
    if count == 0 || sum <= 0 {
        return None;
    }
    // n·Σx² − (Σx)² is n² times the variance.
    let scaled = u128::try_from((count * squares - sum * sum).max(0)).ok()?;
    let whole = u128::try_from(sum).ok()?;
    let (tens, digits) = (root(scaled.checked_mul(10_u128.pow(10))?), 10_u128);
    i64::try_from((tens / whole + digits / 2) / digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_examples_hold() {
        // 01 §4.2: activities per deputy of four streets; 03 §4.3: activities of four sites.
        assert_eq!(spread(&[520, 410, 300, 450]), Some(1_897));
        assert_eq!(spread(&[9, 6, 10, 7]), Some(1_976));
        assert_eq!(spread(&[16, 2, 1, 5]), Some(9_930));
        assert_eq!((spread(&[]), spread(&[0, 0])), (None, None));
        assert_eq!(spread(&[300, 300]), Some(0));
    }

    proptest::proptest! {
        /// Squares of whole numbers enclose it.
        #[test]
        fn a_root_is_the_largest_whole_one(of in 0u64..) {
            let found = root(of.into());
            proptest::prop_assert!(found * found <= u128::from(of));
            proptest::prop_assert!((found + 1) * (found + 1) > u128::from(of));
        }

        /// The spread of values and of their multiples is the same.
        #[test]
        fn it_has_no_unit(values in proptest::collection::vec(1i64..10_000, 1..20), factor in 1i64..50) {
            let times: Vec<i64> = values.iter().map(|value| value * factor).collect();
            let (one, other) = (spread(&values).unwrap(), spread(&times).unwrap());
            proptest::prop_assert!((one - other).abs() <= 1);
        }
    }
}
