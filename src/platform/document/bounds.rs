//! What every body keeps is said of every list that callers send.

use crate::{http::json::LONGEST, values::schema::referred};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Lists in the schemas of bodies, and in what they refer to, have a bound; one of their own if they say so.
pub(super) fn bound_lists(components: &mut BTreeMap<String, Value>, bodies: &[&Value]) {
    let mut names: Vec<String> = bodies.iter().flat_map(|body| referred("schemas", body)).collect();
    let mut known = BTreeSet::new();
    while let Some(name) = names.pop() {
        if let Some(schema) = components.get_mut(&name).filter(|_| known.insert(name.clone())) {
            bound(schema);
            names.extend(referred("schemas", schema));
        }
    }
}

fn bound(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if is_list(fields) {
                fields.entry("maxItems").or_insert(json!(LONGEST));
            }
            fields.values_mut().for_each(bound);
        }
        Value::Array(parts) => parts.iter_mut().for_each(bound),
        _ => {}
    }
}

/// `"type": "array"`, or `["array", "null"]`.
fn is_list(fields: &Map<String, Value>) -> bool {
    let array = json!("array");
    match fields.get("type") {
        Some(Value::Array(types)) => types.contains(&array),
        Some(one) => *one == array && fields.contains_key("items"),
        None => false,
    }
}
