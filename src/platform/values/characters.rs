//! Which characters a reader sees, and in which form two texts are the same key.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Whether a character chooses the shape of the one before it: part of rare names, and nothing of its own.
#[must_use]
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is there and nobody sees it: those that renderers ignore (`Default_Ignorable_Code_Point`), among them
/// all that turn the direction of writing, and the blanks that are no white space.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text as a reader sees it: compatible forms are one (NFKC), and what nobody sees is not there.
#[must_use]
pub fn seen(text: &str) -> String {
    text.nfkc().filter(|c| !is_invisible(*c)).collect()
}

/// A value whose texts have no invisible characters: what was stored before they were refused is read and edited like this.
#[must_use]
pub fn visible(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.chars().filter(|c| !is_invisible(*c)).collect()),
        Value::Array(items) => items.into_iter().map(visible).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, visible(value))).collect(),
        other => other,
    }
}

/// The form in which names, codes and numbers are compared: compatible forms (width, ligatures) are one (NFKC), so are both
/// cases, and what nobody sees does not count.
#[must_use]
pub fn key(text: &str) -> String {
    let seen = text.trim().nfkc().filter(|c| !is_invisible(*c) && !c.is_control());
    // By way of the capitals, so that all small forms of a letter become one: `ß` and `ss`, `σ` and `ς`.
    let folded: String = seen.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect();
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_one_key() {
        for same in [
            "310114-SC-office",
            "３１０１１４－ＳＣ－ｏｆｆｉｃｅ",
            "310114-sc\u{200b}-office",
            " 310114-sc-o\u{fb03}ce ",
        ] {
            assert_eq!(key(same), "310114-sc-office", "{same}");
        }
        assert_eq!((key("Straße"), key("ΣΟΦΌΣ")), (key("STRASSE"), key("σοφός")));
        assert_eq!(key("嘉府〔2026〕18号"), "嘉府〔2026〕18号");
        assert_ne!(key("sc-office"), key("sc_office"));
    }

    proptest::proptest! {
        #[test]
        fn a_key_is_its_own_key(text in "\\PC{0,12}") {
            assert_eq!(key(&key(&text)), key(&text));
        }
    }
}
