//! JSON schemas of types, with everything they refer to.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::{PartialSchema, ToSchema};

/// A schema and the named schemas that it refers to.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The schema: a reference if it has a name of its own.
    pub value: Value,
    /// The named schemas.
    pub components: BTreeMap<String, Value>,
}

/// What a text on one line does not have: control characters, and those that nobody sees (`characters.rs`; those beyond four
/// digits are too rare for a pattern that every regular expression reads).
macro_rules! unseen {
    () => {
        r"\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    };
}

/// A text on one line.
const ONE_LINE: &str = concat!("^[^", unseen!(), "]*$");
/// The same with something to see.
pub(crate) const SOME_TEXT: &str =
    concat!("^[^", unseen!(), r"]*[^\s\ufe00-\ufe0f\u180b-\u180f", unseen!(), "][^", unseen!(), "]*$");

pub(crate) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

impl Schema {
    /// The schema of a type.
    #[must_use]
    pub fn of<T: ToSchema>() -> Self {
        let mut parts = Vec::new();
        T::schemas(&mut parts);
        let to_json = |schema| serde_json::to_value(schema).unwrap_or_default();
        let mut components: BTreeMap<String, Value> =
            parts.into_iter().map(|(name, schema)| (name, to_json(schema))).collect();
        let own = to_json(<T as PartialSchema>::schema());
        let mut schema = if is_named(&own) {
            components.insert(T::name().into_owned(), own);
            Self { value: reference(&T::name()), components }
        } else {
            Self { value: own, components }
        };
        schema.inline_plain();
        schema.hand_on_examples();
        schema.merge_all_of();
        schema
    }

    /// The schema of a type without a name of its own, as parameters have it.
    #[must_use]
    pub fn unnamed<T: ToSchema>() -> Self {
        Self { value: Self::of::<T>().definition(), components: BTreeMap::new() }
    }

    /// The schema of a text of a standard format: `uuid`, `date`, `date-time`.
    #[must_use]
    pub fn text_of_format(format: &str) -> Self {
        Self { value: json!({"type": "string", "format": format}), components: BTreeMap::new() }
    }

    /// The schema of a whole number within bounds, both included.
    #[must_use]
    pub fn integer(least: i32, most: i32) -> Self {
        let value = json!({"type": "integer", "format": "int32", "minimum": least, "maximum": most});
        Self { value, components: BTreeMap::new() }
    }

    /// A text of which all fits a regular expression.
    #[must_use]
    pub fn matching(pattern: &str) -> Self {
        let value = json!({"type": "string", "pattern": format!("^(?:{pattern})$")});
        Self { value, components: BTreeMap::new() }
    }

    /// A text on one line, without characters that nobody sees.
    #[must_use]
    pub fn line(longest: usize) -> Self {
        let value = json!({"type": "string", "maxLength": longest, "pattern": ONE_LINE});
        Self { value, components: BTreeMap::new() }
    }

    /// The name, if the schema is a reference.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.value.get("$ref")?.as_str()?.rsplit('/').next()
    }

    /// The schema itself, behind its name.
    #[must_use]
    pub fn definition(&self) -> Value {
        self.name().and_then(|name| self.components.get(name)).unwrap_or(&self.value).clone()
    }

    /// The properties, if it is an object.
    pub(crate) fn properties(&self) -> Option<&Map<String, Value>> {
        let own = self.name().and_then(|name| self.components.get(name)).unwrap_or(&self.value);
        own.get("properties")?.as_object()
    }

    /// A short form for the facts of a refusal: the words of an enum, else type and format.
    #[must_use]
    pub fn brief(&self) -> Value {
        let own = self.definition();
        own.get("enum").or_else(|| own.get("format")).or_else(|| own.get("type")).cloned().unwrap_or_default()
    }

    /// The schema of a merge patch of this object: nothing is required, and what may be absent may be null.
    #[must_use]
    pub fn patch(&self) -> Self {
        let mut own = self.definition();
        let required = own.as_object_mut().and_then(|fields| fields.remove("required"));
        let required = required.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
        if let Some(fields) = own.get_mut("properties").and_then(Value::as_object_mut) {
            let optional = fields.iter_mut().filter(|(name, _)| !required.contains(&json!(name)));
            optional.for_each(|(_, field)| or_null(field));
        }
        let mut patch = Self { value: own, components: self.components.clone() };
        if let Some(name) = self.name() {
            let name = format!("{name}Patch");
            patch.components.insert(name.clone(), patch.value);
            patch.value = reference(&name);
        }
        patch
    }

    /// Plain strings and numbers need no name of their own.
    fn inline_plain(&mut self) {
        let plain: BTreeMap<String, Value> = self
            .components
            .iter()
            .filter(|(_, s)| !is_named(s))
            .map(|(n, s)| (n.clone(), s.clone()))
            .collect();
        self.components.retain(|name, _| !plain.contains_key(name));
        for schema in self.components.values_mut().chain([&mut self.value]) {
            inline(schema, &plain);
        }
    }

    /// What an object has as its example, its fields have: utoipa drops the example of a field whose type has a name.
    fn hand_on_examples(&mut self) {
        self.components.values_mut().chain([&mut self.value]).for_each(hand_on);
    }

    /// `#[serde(flatten)]` is written as `allOf`; one object with all properties reads better and generates better.
    fn merge_all_of(&mut self) {
        let all = self.components.clone();
        for schema in self.components.values_mut().chain([&mut self.value]) {
            if let Some(merged) = merged(schema, &all) {
                *schema = merged;
            }
        }
    }
}

/// The names of the components of a group, such as `schemas`, that a part of the document refers to.
pub(crate) fn referred(group: &str, part: &Value) -> Vec<String> {
    match part {
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str);
            let own = own
                .and_then(|name| name.strip_prefix("#/components/")?.strip_prefix(group)?.strip_prefix('/'));
            let within = fields.values().flat_map(|value| referred(group, value));
            own.map(str::to_owned).into_iter().chain(within).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| referred(group, item)).collect(),
        _ => Vec::new(),
    }
}

fn is_named(schema: &Value) -> bool {
    let object = schema.get("properties").is_some() || schema.get("type") == Some(&json!("object"));
    object || ["enum", "allOf", "oneOf", "anyOf"].iter().any(|word| schema.get(word).is_some())
}

fn inline(schema: &mut Value, plain: &BTreeMap<String, Value>) {
    match schema {
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next());
            if let Some(definition) = name.and_then(|name| plain.get(name)).cloned() {
                fields.remove("$ref");
                if let Value::Object(definition) = definition {
                    for (word, value) in definition {
                        fields.entry(word).or_insert(value);
                    }
                }
            }
            fields.values_mut().for_each(|value| inline(value, plain));
            nullable(fields);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| inline(item, plain)),
        _ => {}
    }
}

/// `oneOf [null, plain type]` is `type: [plain, null]`.
fn nullable(fields: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = fields.get("oneOf") else { return };
    let (nulls, others): (Vec<_>, Vec<_>) =
        choices.iter().partition(|choice| **choice == json!({"type": "null"}));
    let ([_], [Value::Object(other)]) = (&nulls[..], &others[..]) else { return };
    let Some(Value::String(kind)) = other.get("type") else { return };
    let (kind, other) = (kind.clone(), other.clone());
    fields.remove("oneOf");
    for (word, value) in other {
        fields.entry(word).or_insert(value);
    }
    fields.insert("type".into(), json!([kind, "null"]));
}

/// Lets a field be null too.
fn or_null(field: &mut Value) {
    match field.get("type") {
        Some(Value::String(kind)) => field["type"] = json!([kind, "null"]),
        None if field.get("$ref").is_some() => *field = json!({"oneOf": [field.take(), {"type": "null"}]}),
        _ => {}
    }
}

fn hand_on(schema: &mut Value) {
    let Some(object) = schema.as_object_mut().filter(|object| object.contains_key("properties")) else {
        return;
    };
    let Some(Value::Array(examples)) = object.remove("examples") else { return };
    let Some(Value::Object(example)) = examples.into_iter().next() else { return };
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    let mut unknown = Map::new();
    for (name, value) in example {
        match properties.get_mut(&name).and_then(Value::as_object_mut) {
            Some(field) => drop(field.insert("examples".into(), json!([value]))),
            None => drop(unknown.insert(name, value)),
        }
    }
    // What no field is called stays, and does not fit the schema: the test of the document refuses it.
    if !unknown.is_empty() {
        object.insert("examples".into(), json!([unknown]));
    }
}

fn merged(schema: &Value, all: &BTreeMap<String, Value>) -> Option<Value> {
    let parts = schema.get("allOf")?.as_array()?;
    let mut object = schema.as_object()?.clone();
    object.remove("allOf");
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for part in parts {
        let name = part.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next());
        let part = name.and_then(|name| all.get(name)).unwrap_or(part);
        let part = merged(part, all).unwrap_or_else(|| part.clone());
        properties.extend(part.get("properties").and_then(Value::as_object).cloned().unwrap_or_default());
        required.extend(part.get("required").and_then(Value::as_array).cloned().unwrap_or_default());
    }
    object.insert("type".into(), json!("object"));
    object.insert("properties".into(), properties.into());
    object.insert("required".into(), required.into());
    let mut object = object.into();
    hand_on(&mut object);
    Some(object)
}

#[cfg(test)]
mod tests {
    use super::Schema;
    use crate::values::text::{Prose, Text};
    use serde_json::json;
    use utoipa::ToSchema;

    #[derive(ToSchema)]
    #[schema(examples(json!({"title": "方案", "points": ["一", "二"], "note": null, "named": 1})))]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct Scheme {
        title: Text<20>,
        points: Vec<Text<20>>,
        note: Option<Prose>,
        #[schema(examples("own"))]
        code: String,
    }

    #[test]
    fn what_an_object_has_as_its_example_its_fields_have() {
        let scheme = Schema::of::<Scheme>().definition();
        let example = |field: &str| scheme["properties"][field]["examples"].clone();
        assert_eq!(example("title"), json!(["方案"]));
        assert_eq!(example("points"), json!([["一", "二"]]));
        assert_eq!(example("note"), json!([null]));
        assert_eq!(example("code"), json!(["own"]));
        assert_eq!(scheme["examples"], json!([{"named": 1}]), "no field has this name");
    }
}
