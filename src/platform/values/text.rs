//! The one text type: trimmed, NFC, bounded, without control characters, equal on both databases; for rows and bodies alike.

use super::{
    characters::{is_invisible, is_variation_selector},
    columns::{Cell, Stored},
    sentence::Sentence,
};
use sea_orm::{
    ColIdx, ColumnType, QueryResult, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::{borrow::Cow, fmt, ops::Deref};
use unicode_normalization::UnicodeNormalization;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Text of `MIN` to `MAX` characters (Unicode scalar values after NFC); line breaks only where `LINES` says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Default)]
#[serde(transparent)]
pub struct Text<const MAX: usize, const MIN: usize = 1, const LINES: bool = false>(String);

/// Running text of at least `MIN` characters, with line breaks.
pub type Prose<const MIN: usize = 1> = Text<20_000, MIN, true>;

impl<const MAX: usize, const MIN: usize, const LINES: bool> Text<MAX, MIN, LINES> {
    /// Normalizes and checks a text.
    ///
    /// # Errors
    /// Says in words what would be right: a length, or characters that a reader sees.
    pub fn new(raw: &str) -> Result<Self, Sentence> {
        let text: String = raw.trim().nfc().collect();
        if !text.chars().all(Self::takes) {
            let line = if LINES { ("", "") } else { ("、换行", ", without line breaks") };
            return Err(Sentence::new(
                format!("请删去控制字符、零宽等不可见字符和双向控制字符{}", line.0),
                format!("Send text without control, invisible or bidirectional characters{}", line.1),
            ));
        }
        let length = text.chars().count();
        let seen = text.chars().filter(|c| !is_invisible(*c)).count();
        if seen < MIN || length > MAX {
            return Err(Sentence::new(
                format!("应为 {MIN} 至 {MAX} 个字符,现有 {length} 个"),
                format!("Send {MIN} to {MAX} characters, not {length}"),
            ));
        }
        Ok(Self(text))
    }

    /// Whether a text may have a character. What nobody sees lets two texts look the same; running text may join characters
    /// to one.
    fn takes(c: char) -> bool {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{200c}' | '\u{200d}' => LINES,
            _ => !c.is_control() && (!is_invisible(c) || is_variation_selector(c)),
        }
    }

    /// The plain text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// A text that the service wrote, or that was checked when it was stored.
    #[must_use]
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> Text<MAX, MIN, LINES> {
    /// A text that the service composes: as much of its head as leaves room for its end.
    #[must_use]
    pub fn cut(head: &str, end: &str) -> Self {
        let room = MAX.saturating_sub(end.chars().count());
        Self(head.chars().take(room).chain(end.chars()).collect())
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> Deref for Text<MAX, MIN, LINES> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> fmt::Display for Text<MAX, MIN, LINES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> From<Text<MAX, MIN, LINES>> for String {
    fn from(text: Text<MAX, MIN, LINES>) -> Self {
        text.0
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> From<Text<MAX, MIN, LINES>> for Value {
    fn from(text: Text<MAX, MIN, LINES>) -> Self {
        text.0.into()
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> TryGetable for Text<MAX, MIN, LINES> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        String::try_get_by(row, column).map(Self)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> Stored for Text<MAX, MIN, LINES> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        String::of(cell).map(Self)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> ValueType for Text<MAX, MIN, LINES> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <String as ValueType>::try_from(value).map(Self)
    }
    fn type_name() -> String {
        "Text".into()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::Text
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> Nullable for Text<MAX, MIN, LINES> {
    fn null() -> Value {
        Value::String(None)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> PartialEq<str> for Text<MAX, MIN, LINES> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl<'de, const MAX: usize, const MIN: usize, const LINES: bool> Deserialize<'de> for Text<MAX, MIN, LINES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&raw).map_err(D::Error::custom)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> PartialSchema for Text<MAX, MIN, LINES> {
    fn schema() -> RefOr<Schema> {
        // The pattern asks for one visible character, since white space is trimmed before it is counted;
        // length limits above one are exact after trimming.
        let mut text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(MAX));
        if MIN > 0 {
            text = text.min_length(Some(MIN)).pattern(Some(r"\S"));
        }
        text.into()
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> ToSchema for Text<MAX, MIN, LINES> {
    fn name() -> Cow<'static, str> {
        format!("Text{MIN}To{MAX}{}", if LINES { "Lines" } else { "" }).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_composed_and_bounded() {
        assert_eq!(&*Text::<5>::new("  e\u{301}  ").unwrap(), "é");
        assert!(Text::<3>::new("四个汉字").is_err());
        assert!(Text::<3>::new("   ").is_err());
        assert_eq!(&*Text::<3, 0>::new("  ").unwrap(), "");
        assert!(Text::<9>::new("a\u{0}b").is_err());
        assert!(Text::<9>::new("a\nb").is_err());
        assert!(Prose::<1>::new("a\nb").is_ok());
        for unseen in [
            "\u{200b}",
            "a\u{200b}b",
            "\u{feff}a",
            "a\u{202e}b",
            "\u{2066}a\u{2069}",
            "a\u{ad}b",
            "\u{3164}",
            "\u{e0041}a",
            "\u{2800}",
            "a\u{2028}b",
            "\u{fe0f}",
        ] {
            assert!(Text::<9>::new(unseen).is_err(), "{unseen:?}");
        }
        assert!(Prose::<1>::new("a\u{202e}b").is_err() && Prose::<1>::new("\u{200d}").is_err());
        // A name with a shape of its own, and a picture made of several.
        assert!(Text::<9>::new("葛\u{e0100}").is_ok() && Prose::<1>::new("👩\u{200d}🌾").is_ok());
        assert_eq!(&*Text::<6>::cut("一二三四五", "(完)"), "一二三(完)");
    }
}
