//! What a cell of a table holds, by the schema of its field: people write `是`, `女`, `1975/5/1` and `；`.

use crate::values::{characters::key, locale::Language, sentence::part};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What separates the values of a list in a cell.
const SEPARATORS: [char; 2] = [';', '；'];
/// What flags are called.
const YES: [&str; 4] = ["true", "yes", "是", "1"];
const NO: [&str; 4] = ["false", "no", "否", "0"];

/// How the text of a cell is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// As it stands.
    Text,
    /// A calendar date.
    Date,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// A word of a vocabulary, or one of its labels: the keys of all three, and the word.
    Word(Vec<(String, String)>),
    /// Several of these.
    List(Box<Self>),
    /// An object: no cell holds one.
    Nested,
}

impl Cell {
    /// The cell of a field.
    pub(super) fn of(schema: &Value, components: &BTreeMap<String, Value>) -> Self {
        let schema = plain(schema, components);
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            let labels = schema.get("x-enum-descriptions").and_then(Value::as_array).into_iter().flatten();
            return Self::Word(
                words.iter().zip(labels).flat_map(|(word, labels)| names(word, labels)).collect(),
            );
        }
        match kind(schema) {
            "string" if schema.get("format") == Some(&json!("date")) => Self::Date,
            "string" => Self::Text,
            "integer" => Self::Whole,
            "boolean" => Self::Flag,
            "array" => match schema.get("items").map(|items| Self::of(items, components)) {
                Some(Self::Nested) | None => Self::Nested,
                Some(item) => Self::List(Box::new(item)),
            },
            _ => Self::Nested,
        }
    }

    /// The value that a text stands for. What is none stays a text: the type of the field says what would be right.
    pub(super) fn value(&self, text: &str) -> Value {
        let as_it_is = || json!(text);
        match self {
            Self::Text | Self::Nested => as_it_is(),
            Self::Date => day(text).map_or_else(as_it_is, |day| json!(day.to_string())),
            Self::Whole => text.trim().parse::<i64>().map_or_else(|_| as_it_is(), |number| json!(number)),
            Self::Flag => {
                let is_one = |known: &[&str]| known.contains(&&*key(text));
                if is_one(&YES) {
                    json!(true)
                } else if is_one(&NO) {
                    json!(false)
                } else {
                    as_it_is()
                }
            }
            Self::Word(words) => {
                let wanted = key(text);
                let word = words.iter().find(|(name, _)| *name == wanted);
                word.map_or_else(as_it_is, |(_, word)| json!(word))
            }
            Self::List(item) => {
                let parts = text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| item.value(part)).collect()
            }
        }
    }

    /// The value for one that was given as JSON.
    pub(super) fn given(&self, value: &Value) -> Value {
        match (self, value) {
            (_, Value::String(text)) => self.value(text),
            (Self::List(item), Value::Array(values)) => {
                values.iter().map(|value| item.given(value)).collect()
            }
            _ => value.clone(),
        }
    }

    /// What to write, in words.
    pub(super) fn about(&self, language: Language) -> String {
        let said = match self {
            Self::Text | Self::Nested => ("文本", "text"),
            Self::Date => ("日期,`2026-09-14` 或 `2026/9/14`", "date, `2026-09-14` or `2026/9/14`"),
            Self::Whole => ("整数", "whole number"),
            Self::Flag => ("`true` 或 `false`,`是` 或 `否`", "`true` or `false`, `是` or `否`"),
            Self::Word(_) => ("词表中的词,或其名称", "a word of the vocabulary, or one of its labels"),
            Self::List(item) => {
                let item = item.about(language);
                let (zh, en) = ("多个,以 `;` 或 `；` 分隔:", "several separated by `;` or `；`: ");
                return format!("{}{item}", language.pick(zh, en));
            }
        };
        language.pick(said.0, said.1).into()
    }
}

/// The schema of the objects in a list of objects.
pub(super) fn element<'a>(schema: &'a Value, components: &'a BTreeMap<String, Value>) -> Option<&'a Value> {
    let items = plain(schema, components).get("items").map(|items| plain(items, components));
    items.filter(|items| kind(items) == "object")
}

/// The keys by which a word is known, its labels among them, each with the word.
fn names(word: &Value, labels: &Value) -> Vec<(String, String)> {
    let (Some(word), Some(labels)) = (word.as_str(), labels.as_str()) else { return Vec::new() };
    let known = [word, part(labels, Language::Chinese), part(labels, Language::English)];
    known.into_iter().map(|name| (key(name), word.to_owned())).collect()
}

/// The schema behind a name, and beside null.
fn plain<'a>(schema: &'a Value, components: &'a BTreeMap<String, Value>) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
    if let Some(named) = name.and_then(|name| components.get(name)) {
        return plain(named, components);
    }
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    let useful = choices.and_then(|all| all.iter().find(|choice| kind(choice) != "null"));
    useful.map_or(schema, |choice| plain(choice, components))
}

/// The type of a value that is not null.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    }
}

/// A date as people and spreadsheets write it: 2026-09-14, 2026/9/14, 2026.9.14, 2026年9月14日.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('日');
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_dates_flags_and_words_as_they_are_used_to() {
        for text in ["1975-05-01", "1975/5/1", "1975.5.1", "1975年5月1日", " 1975-5-1 "] {
            assert_eq!(Cell::Date.value(text), json!("1975-05-01"), "{text}");
        }
        for text in ["75-5-1", "1975-13-1", "5/1/1975", "1975-5-1-1", ""] {
            assert_eq!(Cell::Date.value(text), json!(text), "{text}");
        }
        assert_eq!((Cell::Flag.value("是"), Cell::Flag.value("FALSE")), (json!(true), json!(false)));
        assert_eq!((Cell::Flag.value("maybe"), Cell::Whole.value("1.5")), (json!("maybe"), json!("1.5")));
        let schema = json!({"type": "array", "items": {"type": "string", "enum": ["female", "male"], "x-enum-descriptions": ["Female\n女", "Male\n男"]}});
        let words = Cell::of(&schema, &BTreeMap::new());
        assert_eq!(words.value("女；Male; x ;"), json!(["female", "male", "x"]));
        assert_eq!(words.given(&json!(["男", 7])), json!(["male", 7]));
    }
}
