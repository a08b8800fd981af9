//! The satisfaction score, in whole numbers.

use platform::values::numbers::Hundredths;

/// The mean of the channels by their weights; a channel that is missing is not there, and the others have its part. None without any.
#[must_use]
pub fn satisfaction(channels: &[(u32, Hundredths)]) -> Option<Hundredths> {
    let weights: i128 = channels.iter().map(|(weight, _)| i128::from(*weight)).sum();
    let points: i128 = channels.iter().map(|(weight, score)| i128::from(*weight) * i128::from(score.0)).sum();
    Hundredths::quotient(points, weights * 100)
}

/// How many of ten thousand residents have answered; none where nobody knows how many there are.
#[must_use]
pub fn participation(valid: i64, residents: Option<i64>) -> Option<Hundredths> {
    Hundredths::quotient(i128::from(valid) * 10_000, residents?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(channels: &[(u32, i64)]) -> Option<String> {
        let channels: Vec<_> = channels.iter().map(|(weight, score)| (*weight, Hundredths(*score))).collect();
        satisfaction(&channels).map(|score| score.to_string())
    }

    #[test]
    fn the_worked_examples_hold() {
        assert_eq!(shown(&[(40, 8_840), (40, 9_020), (20, 9_300)]).as_deref(), Some("90.04"));
        assert_eq!(shown(&[(40, 8_840), (20, 9_300)]).as_deref(), Some("89.93"));
        assert_eq!(shown(&[(20, 9_300)]).as_deref(), Some("93.00"));
        assert_eq!(shown(&[]), None);
        assert_eq!(participation(240, Some(1_200_000)).unwrap().to_string(), "2.00");
        assert_eq!((participation(240, None), participation(240, Some(0))), (None, None));
    }

    proptest::proptest! {
        /// The oracle lays the score of each channel on a heap as often as its weight says, and takes the hundredth whose distance to
        /// the mean of the heap is least, the higher one of two.
        #[test]
        fn it_is_the_mean_of_a_heap(channels in proptest::collection::vec((1u32..60, 0i64..=10_000), 1..4)) {
            let heap: Vec<i64> = channels
                .iter()
                .flat_map(|(weight, score)| std::iter::repeat_n(*score, usize::try_from(*weight).unwrap()))
                .collect();
            let (count, sum) = (i64::try_from(heap.len()).unwrap(), heap.iter().sum::<i64>());
            let nearest = (0..=10_000i64).rev().min_by_key(|guess| (guess * count - sum).abs());
            let channels: Vec<_> = channels.iter().map(|(weight, score)| (*weight, Hundredths(*score))).collect();
            proptest::prop_assert_eq!(satisfaction(&channels).map(|score| score.0), nearest);
        }
    }
}
