//! Closed vocabularies: one enum per list of words, with the Chinese label beside each word.
//! The stored text, the JSON, the schema and the labels all come from the same lines.

use std::borrow::Cow;

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
    /// The English label: the word itself, spelled out.
    fn en(self) -> Cow<'static, str> {
        spelled_out(self.word()).into()
    }
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

/// Markdown list of the words with both labels, for the OpenAPI document.
#[must_use]
pub fn described<W: Words>(doc: &str) -> String {
    let lines = W::ALL.iter().map(|w| format!("\n- `{}` {} / {}", w.word(), w.zh(), w.en()));
    format!("{}\n{}", doc.trim(), lines.collect::<String>())
}

/// The words of such a list, each with its Chinese and its English label.
#[must_use]
pub fn labelled(description: &str) -> Vec<[&str; 3]> {
    description.lines().filter_map(of_line).collect()
}

fn of_line(line: &str) -> Option<[&str; 3]> {
    let (word, labels) = line.strip_prefix("- `")?.split_once("` ")?;
    let (zh, en) = labels.rsplit_once(" / ")?;
    Some([word, zh, en])
}

/// Declares a closed vocabulary: `words! { /// Doc. pub enum Unit { Days "自然日", Months "月" } }`.
/// The first word is the default of the type.
#[macro_export]
macro_rules! words {
    ($(#[doc = $doc:expr])* $vis:vis enum $name:ident {
        $first:ident $first_zh:literal $(, $word:ident $zh:literal)* $(,)?
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
                    .description(Some($crate::values::words::described::<Self>(concat!($($doc, "\n"),*))))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }
    };
}
