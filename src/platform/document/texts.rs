//! The texts of the document in one language: what it is made of says both.

use crate::values::{locale::Language, sentence::part, words::label};
use serde_json::{Map, Value};

/// Leaves the texts of one language in a part of the document.
pub(super) fn in_language(part: &mut Value, language: Language) {
    match part {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match name.as_str() {
            "description" | "summary" | "title" | "detail" | "basis" if value.is_string() => {
                pick(value, language);
            }
            "x-enum-descriptions" => {
                let labels = value.as_array_mut().into_iter().flatten();
                labels.for_each(|both| *both = label(both.as_str().unwrap_or_default(), language).into());
            }
            "tags" | "x-tagGroups" => {
                value.as_array_mut().into_iter().flatten().for_each(|tag| named(tag, language));
            }
            // Search finds what the other language says too.
            "x-summary" => pick(value, language.pick(Language::English, Language::Chinese)),
            // The names of fields, which may be these words too.
            "properties" => value.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(|field| {
                in_language(field, language);
            }),
            "examples" if value.is_object() => in_language(value, language),
            "example" | "examples" | "enum" | "default" => {}
            _ => in_language(value, language),
        }),
        Value::Array(parts) => parts.iter_mut().for_each(|part| in_language(part, language)),
        _ => {}
    }
}

/// A tag, by its name or whole, or a group of tags.
fn named(tag: &mut Value, language: Language) {
    if let Some(name) = tag.get_mut("name") {
        pick(name, language);
        in_language(tag, language);
    } else {
        pick(tag, language);
    }
}

fn pick(text: &mut Value, language: Language) {
    if let Some(both) = text.as_str() {
        *text = part(both, language).into();
    }
}
