//! Closed vocabularies: one enum per list of words, with its labels in Chinese and English beside each word.
//! The stored text, the JSON, the schema and the labels all come from the same lines.

use super::locale::Language;
use heck::ToUpperCamelCase;
use serde_json::{Value, json};

/// A closed list of words as `words!` declares it.
pub trait Words: Sized + Copy + PartialEq + Send + Sync + 'static {
    /// Every word, in the order of the declaration.
    const ALL: &'static [Self];
    /// The word as it is stored and sent: `snake_case`.
    fn word(self) -> &'static str;
    /// The Chinese label.
    fn zh(self) -> &'static str;
    /// The word for a text that was received, if it is one of ours.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.word() == word)
    }
    /// The English label.
    fn en(self) -> &'static str;
}

/// `final_received` → `Final received`.
#[must_use]
pub fn spelled_out(word: &str) -> String {
    let mut text = word.replace('_', " ");
    if let Some(first) = text.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The names and labels of the words, for those who generate clients: the names of `x-enum-varnames`, and the labels in both
/// languages of `x-enum-descriptions`.
#[must_use]
pub fn labels<W: Words>() -> [(&'static str, Value); 2] {
    let names: Vec<_> = W::ALL.iter().map(|word| word.word().to_upper_camel_case()).collect();
    let labels: Vec<_> = W::ALL.iter().map(|word| format!("{}\n{}", word.en(), word.zh())).collect();
    [("x-enum-varnames", json!(names)), ("x-enum-descriptions", json!(labels))]
}

/// The label of one language, of what `labels` has for a word.
#[must_use]
pub fn label(both: &str, language: Language) -> &str {
    let (english, chinese) = both.split_once('\n').unwrap_or((both, both));
    language.pick(chinese, english)
}

/// Declares a closed vocabulary: `words! { /// Doc. pub enum Unit { Days "自然日" / "Calendar days", Months "月" / "Months" } }`.
/// The first word is the default of the type.
#[macro_export]
macro_rules! words {
    ($(#[doc = $doc:expr])* $vis:vis enum $name:ident {
        $first:ident $first_zh:literal / $first_en:literal $(, $word:ident $zh:literal / $en:literal)* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
            serde::Serialize, serde::Deserialize, strum::IntoStaticStr,
            sea_orm::EnumIter, sea_orm::DeriveActiveEnum)]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
        $vis enum $name {
            #[doc = $first_zh]
            #[default]
            $first,
            $(#[doc = $zh] $word,)*
        }

        impl $crate::values::words::Words for $name {
            const ALL: &'static [Self] = &[Self::$first $(, Self::$word)*];
            fn word(self) -> &'static str { self.into() }
            fn zh(self) -> &'static str {
                match self { Self::$first => $first_zh, $(Self::$word => $zh,)* }
            }
            fn en(self) -> &'static str {
                match self { Self::$first => $first_en, $(Self::$word => $en,)* }
            }
        }

        impl $crate::values::columns::Stored for $name {
            fn of(cell: $crate::values::columns::Cell<'_>) -> Option<Self> {
                if let $crate::values::columns::Cell::Text(word) = cell { $crate::values::words::Words::parse(word) } else { None }
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                use $crate::values::words::Words;
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(Self::ALL.iter().map(|word| word.word())))
                    .description(Some(concat!($($doc, "\n"),*).trim()))
                    .extensions(Some($crate::values::words::labels::<Self>().into_iter().collect()))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    };
}
