//! Personal data: how much of it others see (00 §2).

use crate::values::text::Text;

/// What of a personal value others see, and its trail keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// All of it: whoever may read it; its trail is kept as long as personal data is.
    None,
    /// The first three and the last four characters, `138****5678`.
    Ends,
    /// The first six characters: of an address the district.
    District,
}

/// Digits and letters that stay hidden, at least: of what is too short for that nothing is shown.
const HIDDEN: usize = 4;

impl Mask {
    /// The value as others see it.
    #[must_use]
    pub fn over<T: Maskable>(self, value: &T) -> T {
        value.map(|text| self.text(text))
    }

    /// A text as others see it.
    #[must_use]
    pub fn text(self, text: &str) -> String {
        let (head, tail) = match self {
            Self::None => return text.to_owned(),
            Self::Ends => (3, 4),
            Self::District => (6, 0),
        };
        let length = text.chars().count();
        let within = |place: usize| place >= head && place + tail < length;
        // What is hidden already stays as it is.
        let counts = |c: char| c.is_alphanumeric() || c == '*';
        let kept = text.chars().enumerate().filter(|(place, c)| within(*place) && counts(*c));
        let is_short = kept.count() < HIDDEN;
        let shown = |(place, c)| if is_short || within(place) { '*' } else { c };
        text.chars().enumerate().map(shown).collect()
    }
}

/// A value of which parts can be hidden.
pub trait Maskable {
    /// The value with other text.
    #[must_use]
    fn map(&self, change: impl Fn(&str) -> String) -> Self;
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> Maskable for Text<MAX, MIN, LINES> {
    fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self::stored(change(self))
    }
}

impl<T: Maskable> Maskable for Option<T> {
    fn map(&self, change: impl Fn(&str) -> String) -> Self {
        self.as_ref().map(|value| value.map(change))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_show_their_ends_and_addresses_their_district() {
        assert_eq!(Mask::Ends.text("13812345678"), "138****5678");
        assert_eq!(Mask::Ends.text("59123"), "*****");
        assert_eq!(Mask::District.text("上海市嘉定区某路1号"), "上海市嘉定区****");
        assert_eq!(Mask::District.text("嘉定区某路"), "*****");
        assert_eq!(
            &**Mask::Ends.over(&Some(Text::<20>::stored("13812345678"))).as_ref().unwrap(),
            "138****5678"
        );
    }

    #[test]
    fn what_is_short_shows_nothing() {
        for short in ["69001234", "6900-1234", "6900 - 1234", "0574-69001", "1234567890"] {
            assert_eq!(Mask::Ends.text(short), "*".repeat(short.len()), "{short}");
        }
        assert_eq!(Mask::Ends.text("021-69001234"), "021*****1234");
        assert_eq!(Mask::District.text("嘉定区某路1号"), "*".repeat(7));
        assert_eq!(Mask::Ends.text("138****5678"), "138****5678");
    }

    proptest::proptest! {
        #[test]
        fn four_characters_at_least_are_hidden(text in "[0-9A-Za-z路号 +-]{0,30}") {
            let significant = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            for mask in [Mask::Ends, Mask::District] {
                let seen = mask.text(&text);
                assert_eq!(seen.chars().count(), text.chars().count());
                let hidden = significant(&text) - significant(&seen);
                assert!(hidden >= 4 || significant(&seen) == 0, "{text:?} is seen as {seen:?}");
            }
        }
    }
}
