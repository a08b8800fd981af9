//! Examples, made from the schemas: what a field says itself, else a value that fits its type.

use super::exemplar::named;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// References deeper than this are cut: records may expand into each other.
const DEPTH: usize = 6;

/// A value that fits a schema.
#[must_use]
pub fn example(schema: &Value, components: &BTreeMap<String, Value>) -> Value {
    value(schema, components, DEPTH)
}

fn value(schema: &Value, components: &BTreeMap<String, Value>, depth: usize) -> Value {
    if let Some(own) = own(schema) {
        return meant(own.clone());
    }
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next()) {
        return components
            .get(name)
            .map_or(Value::Null, |schema| value(schema, components, depth.saturating_sub(1)));
    }
    if let Some(word) = schema.get("enum").and_then(|words| words.get(0)) {
        return word.clone();
    }
    if let Some(choices) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
        let useful = choices.iter().find(|choice| choice.get("type") != Some(&json!("null")));
        return useful.map_or(Value::Null, |choice| value(choice, components, depth));
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => {
            kinds.iter().find_map(|k| k.as_str().filter(|k| *k != "null")).unwrap_or_default()
        }
        Some(Value::String(kind)) => kind,
        _ => "object",
    };
    match kind {
        "string" => text(schema),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "boolean" => json!(false),
        "array" => array(schema, components, depth),
        _ => object(schema, components, depth),
    }
}

/// What a schema says itself.
pub(crate) fn own(schema: &Value) -> Option<&Value> {
    let first = || schema.get("examples").and_then(|examples| examples.get(0));
    schema.get("example").or_else(first).filter(|own| !own.is_null())
}

/// The records of the demonstration that an example names, by their ids.
#[must_use]
pub fn meant(example: Value) -> Value {
    match example {
        Value::String(text) => named(&text).map_or(Value::String(text), |id| json!(id)),
        Value::Array(items) => items.into_iter().map(meant).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, meant(value))).collect(),
        other => other,
    }
}

fn object(schema: &Value, components: &BTreeMap<String, Value>, depth: usize) -> Value {
    let mut fields = Map::new();
    let optional = ["expanded", "warnings", "explained_actions"];
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &String| required.is_some_and(|required| required.contains(&json!(name)));
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        // What an example says is null, it leaves out where it may.
        let nothing = field.pointer("/examples/0").is_some_and(Value::is_null);
        if (!nothing || is_required(name)) && !optional.contains(&name.as_str()) {
            fields.insert(name.clone(), value(field, components, depth));
        }
    }
    fields.into()
}

fn array(schema: &Value, components: &BTreeMap<String, Value>, depth: usize) -> Value {
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
    let items = schema.get("items").filter(|_| depth > 0 || least > 0);
    json!(items.map(|items| value(items, components, depth)).into_iter().collect::<Vec<_>>())
}

fn text(schema: &Value) -> Value {
    match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => return json!("0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"),
        Some("date") => return json!("2026-08-03"),
        Some("date-time") => return json!("2026-08-03T01:00:00Z"),
        _ => {}
    }
    let least = usize::try_from(schema.get("minLength").and_then(Value::as_u64).unwrap_or(1)).unwrap_or(1);
    let most = usize::try_from(schema.get("maxLength").and_then(Value::as_u64).unwrap_or(200)).unwrap_or(200);
    let sample = "关于年度重点工作推进和完成情况的说明";
    let long: String = sample.chars().cycle().take(least.max(12).min(most)).collect();
    json!(long)
}
