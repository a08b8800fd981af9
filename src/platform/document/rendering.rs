//! The same document as OpenAPI 3.0, for generators that know nothing later.

use serde_json::{Map, Value, json};

/// What the older version says otherwise: nullability, examples of schemas, what stands beside a reference. Every refusal is a
/// plain problem, so that clients have one type for all of them.
#[must_use]
pub fn as_3_0(mut document: Value) -> Value {
    document["openapi"] = json!("3.0.3");
    if let Some(info) = document["info"].as_object_mut() {
        info.remove("summary");
        info.insert("license".into(), json!({"name": "Apache-2.0"}));
    }
    let problem = json!({"$ref": "#/components/responses/Refusal"});
    for operation in operations(&mut document) {
        operation["responses"]["4XX"] = problem.clone();
    }
    if let Some(responses) = document["components"]["responses"].as_object_mut() {
        responses.retain(|name, _| !name.contains("Refusal"));
        responses.insert(
            "Refusal".into(),
            json!({
                "description": responses["ServerProblem"]["description"],
                "content": responses["ServerProblem"]["content"]
            }),
        );
    }
    if let Some(components) = document["components"].as_object_mut() {
        components.remove("examples");
    }
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.retain(|name, _| !name.ends_with("RefusalCode"));
    }
    older(&mut document);
    document
}

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut)
}

fn older(part: &mut Value) {
    match part {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                match name.as_str() {
                    "example" | "default" | "enum" => {}
                    "properties" => {
                        value.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(older);
                    }
                    _ => older(value),
                }
            }
            if fields.get("examples").is_some_and(Value::is_array) {
                let first = fields.remove("examples").and_then(|all| all.get(0).cloned());
                first.map(|first| fields.insert("example".into(), first));
            }
            without_null(fields);
            beside_a_reference(fields);
        }
        Value::Array(parts) => parts.iter_mut().for_each(older),
        _ => {}
    }
}

/// `type: [x, "null"]` and a choice with null are `nullable`.
fn without_null(fields: &mut Map<String, Value>) {
    let null = json!({"type": "null"});
    if let Some(Value::Array(kinds)) = fields.get("type") {
        let other: Vec<Value> = kinds.iter().filter(|kind| **kind != "null").cloned().collect();
        if let [kind] = &other[..] {
            fields.insert("type".into(), kind.clone());
            fields.insert("nullable".into(), json!(true));
        } else {
            fields.remove("type");
        }
    }
    for word in ["oneOf", "anyOf"] {
        let Some(Value::Array(choices)) = fields.get_mut(word) else { continue };
        let before = choices.len();
        choices.retain(|choice| *choice != null);
        let left = choices.len();
        if left == before {
            continue;
        }
        // One choice that may be null is that choice: 3.0 says `nullable` beside `allOf`, not beside a reference.
        let choices = fields.remove(word).unwrap_or_default();
        fields.insert(if left == 1 { "allOf" } else { word }.into(), choices);
        fields.insert("nullable".into(), json!(true));
    }
    if let Some(value) = fields.remove("const") {
        fields.insert("enum".into(), json!([value]));
    }
    for (bound, limit) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(number) = fields.get(bound).filter(|number| number.is_number()).cloned() {
            fields.insert(limit.into(), number);
            fields.insert(bound.into(), json!(true));
        }
    }
}

/// Beside a reference nothing else is read.
fn beside_a_reference(fields: &mut Map<String, Value>) {
    if fields.len() > 1
        && fields.get("$ref").is_some_and(Value::is_string)
        && let Some(reference) = fields.remove("$ref")
    {
        fields.insert("allOf".into(), json!([{"$ref": reference}]));
    }
}
