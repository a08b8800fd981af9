//! A password as it is compared: whatever keyboard it was typed on, the same letters are the same password.

use platform::values::sentence::Sentence;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::{borrow::Cow, fmt};
use unicode_normalization::UnicodeNormalization;

/// Characters at most.
pub(super) const LONGEST: usize = 256;

/// A password in the form of RFC 8265 (`OpaqueString`): composed (NFC), with every kind of space as an ASCII space, and
/// otherwise as it was typed. It never shows itself in a log.
#[derive(Clone)]
pub struct Password {
    form: String,
    typed: String,
}

impl Password {
    /// A password that somebody typed.
    ///
    /// # Errors
    /// Says in words what is wrong: it is empty or too long.
    pub fn new(typed: &str) -> Result<Self, Sentence> {
        let form: String = typed.chars().map(|c| if is_space(c) { ' ' } else { c }).nfc().collect();
        let length = form.chars().count();
        if length == 0 || length > LONGEST {
            return Err(Sentence::new(
                format!("应为 1 至 {LONGEST} 个字符"),
                format!("Send 1 to {LONGEST} characters"),
            ));
        }
        Ok(Self { form, typed: typed.to_owned() })
    }

    /// What is hashed.
    #[must_use]
    pub fn form(&self) -> &str {
        &self.form
    }

    /// What a stored hash may have been made from: the form, and what was typed if that is something else, because passwords
    /// were once hashed as they were typed.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &str> {
        let typed = Some(self.typed.as_str()).filter(|typed| *typed != self.form);
        std::iter::once(self.form.as_str()).chain(typed)
    }
}

/// Whether a character is a space of another script or width (general category Zs), such as U+3000 of Chinese keyboards.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&Cow::<'de, str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(typed: &str) -> String {
        Password::new(typed).unwrap().form().to_owned()
    }

    #[test]
    fn the_same_letters_are_the_same_password() {
        assert_eq!(form("cafe\u{301} au lait"), form("café au lait"));
        // Hangul and kana are composed too, and the spaces of other keyboards are spaces.
        assert_eq!(form("\u{1112}\u{1161}\u{11ab}か\u{3099}"), "한が");
        assert_eq!(form("明月\u{3000}几时\u{a0}有"), "明月 几时 有");
        // Nothing else is folded: case, width, and the ends count.
        for typed in ["Ａbc", "abc", "ABC", " abc", "abc ", "ﬁ"] {
            assert_eq!(form(typed), typed);
        }
    }

    #[test]
    fn what_was_typed_is_tried_where_it_is_something_else() {
        let candidates = |typed: &str| Password::new(typed).unwrap().candidates().count();
        assert_eq!((candidates("café"), candidates("cafe\u{301}")), (1, 2));
    }

    #[test]
    fn length_counts_letters_and_nothing_is_shown() {
        assert!(Password::new("").is_err() && Password::new(&"长".repeat(257)).is_err());
        assert!(Password::new(&"e\u{301}".repeat(256)).is_ok());
        assert_eq!(format!("{:?}", Password::new("secret").unwrap()), "Password(…)");
    }
}
