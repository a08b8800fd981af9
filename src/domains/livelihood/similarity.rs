//! How alike two texts are: twice the pairs of neighbouring characters that they share over all that they have (Dice), in whole
//! percent.

use platform::values::characters::key;
use std::collections::HashMap;

/// The pairs of neighbouring characters of a text, without what is no letter and no digit, each with how often it is there.
fn pairs(text: &str) -> (HashMap<(char, char), u32>, u32) {
    // However wide the letters are written.
    let letters: Vec<char> =
        key(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut found = HashMap::new();
    for pair in letters.windows(2) {
        *found.entry((pair[0], pair[1])).or_default() += 1;
    }
    let all = found.values().sum();
    (found, all)
}

/// The similarity of two texts in percent, rounded down; a text without pairs is like no other.
#[must_use]
pub(crate) fn percent(one: &str, other: &str) -> u32 {
    let ((one, of_one), (other, of_other)) = (pairs(one), pairs(other));
    let shared: u32 =
        one.iter().map(|(pair, count)| other.get(pair).map_or(0, |there| *there.min(count))).sum();
    (200 * shared).checked_div(of_one + of_other).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_wholly_alike_and_nothing_is_like_nothing() {
        assert_eq!(percent("小区加装充电桩", "小区加装充电桩!"), 100);
        assert_eq!(percent("小区加装充电桩", "新建社区食堂"), 0);
        assert_eq!(percent("增设充电桩", "增设公共充电桩"), 60);
        assert_eq!(percent("桩", "桩"), 0);
    }

    proptest::proptest! {
        /// The oracle takes pairs out of the other text one by one.
        #[test]
        fn it_is_the_share_of_pairs(one in "[甲乙丙丁]{0,12}", other in "[甲乙丙丁]{0,12}") {
            let pairs = |text: &str| {
                let letters: Vec<char> = text.chars().collect();
                letters.windows(2).map(<[char]>::to_vec).collect::<Vec<_>>()
            };
            let (mine, mut theirs) = (pairs(&one), pairs(&other));
            let all = mine.len() + theirs.len();
            let shared = mine.iter().filter(|pair| {
                let place = theirs.iter().position(|there| there == *pair);
                place.map(|place| theirs.swap_remove(place)).is_some()
            });
            let expected = (200 * shared.count()).checked_div(all).unwrap_or(0);
            proptest::prop_assert_eq!(percent(&one, &other) as usize, expected);
            proptest::prop_assert_eq!(percent(&other, &one) as usize, expected);
        }
    }
}
