//! How much of one text stands in another: pairs of neighbouring characters in common, whatever the order of the
//! sentences. Punctuation, spaces and the case of letters do not count.

use std::collections::HashMap;

/// The characters that carry the text.
fn normalized(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How often each pair of neighbours occurs in the texts; a text of one character counts as a pair with nothing.
fn pairs(texts: &[&str]) -> HashMap<(char, Option<char>), i64> {
    let mut counts = HashMap::new();
    for text in texts {
        let letters = normalized(text);
        if let [only] = letters[..] {
            *counts.entry((only, None)).or_default() += 1;
        }
        for pair in letters.windows(2) {
            *counts.entry((pair[0], Some(pair[1]))).or_default() += 1;
        }
    }
    counts
}

/// Whether two sets of texts are identical to at least so many percent: twice the common pairs over all pairs.
#[must_use]
pub fn identical(ours: &[&str], theirs: &[&str], percent: i64) -> bool {
    let (ours, theirs) = (pairs(ours), pairs(theirs));
    let common: i64 =
        ours.iter().map(|(pair, count)| theirs.get(pair).map_or(0, |other| *count.min(other))).sum();
    let all: i64 = ours.values().sum::<i64>() + theirs.values().sum::<i64>();
    all > 0 && 200 * common >= percent * all
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "制定老旧小区公共充电设施三年布点计划并向社会公布。";
    const B: &str = "建立充电设施维护台账,明确责任单位和完成时限。";

    #[test]
    fn order_and_punctuation_do_not_count() {
        assert!(identical(&[A, B], &[B, A], 100));
        assert!(identical(&[A], &["制定老旧小区公共充电设施 三年布点计划,并向社会公布"], 100));
        assert!(!identical(&[A], &[B], 90));
        assert!(!identical(&[], &[], 90));
        assert!(identical(&["a"], &["A!"], 100));
    }

    #[test]
    fn ninety_percent_is_the_line() {
        // Eleven letters have ten pairs; a change of the last one leaves nine in common: 18 of 20.
        assert!(identical(&["abcdefghijk"], &["abcdefghijz"], 90));
        assert!(!identical(&["abcdefghij"], &["abcdefghiz"], 90));
    }

    proptest::proptest! {
        /// The oracle strikes out the pairs of one text in the list of the other, one by one.
        #[test]
        fn common_pairs_are_those_that_can_be_struck_out(a in "[ab]{0,12}", b in "[ab]{0,12}", percent in 1i64..=100) {
            let list = |text: &str| -> Vec<String> {
                let letters: Vec<char> = text.chars().collect();
                if letters.len() == 1 { return vec![text.to_owned()]; }
                letters.windows(2).map(|pair| pair.iter().collect()).collect()
            };
            let (ours, mut theirs) = (list(&a), list(&b));
            let all = ours.len() + theirs.len();
            let mut common = 0_i64;
            for pair in &ours {
                if let Some(place) = theirs.iter().position(|other| other == pair) {
                    theirs.remove(place);
                    common += 1;
                }
            }
            let share = if all == 0 { -1 } else { 200 * common - percent * i64::try_from(all).unwrap() };
            assert_eq!(identical(&[&a], &[&b], percent), share >= 0);
            assert_eq!(identical(&[&a], &[&b], percent), identical(&[&b], &[&a], percent));
        }
    }
}
