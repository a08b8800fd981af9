//! The one text type: trimmed, NFC, bounded, without control characters, equal on both databases; for rows and bodies alike.

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
    /// Says in words what is wrong: length or a control character.
    pub fn new(raw: &str) -> Result<Self, String> {
        let text: String = raw.trim().nfc().collect();
        let allowed = |c: char| !c.is_control() || (LINES && matches!(c, '\n' | '\r' | '\t'));
        if !text.chars().all(allowed) {
            return Err("text must not contain control characters".into());
        }
        let length = text.chars().count();
        if length < MIN || length > MAX {
            return Err(format!("text of {MIN} to {MAX} characters expected, not {length}"));
        }
        Ok(Self(text))
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
        assert_eq!(&*Text::<6>::cut("一二三四五", "(完)"), "一二三(完)");
    }
}
