//! JSON Merge Patch (RFC 7396).

use super::{body::Raw, json::escaped, reading::read};
use crate::{
    problem::{Problem, Result, codes},
    values::{characters::visible, sentence::Sentence},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;

/// The content that results from merging a patch into the present content, checked like a new one.
///
/// # Errors
/// `VALIDATION_FAILED` with each field that does not fit.
pub fn merged<C: Serialize + DeserializeOwned + ToSchema>(present: &C, patch: &Raw) -> Result<C> {
    // A fraction is told with everything else, by the content that it would become.
    let mut patch = patch.json()?;
    // What was stored before some characters were refused is no fault of who edits something else.
    let mut content = visible(serde_json::to_value(present).map_err(Problem::internal)?);
    let (Value::Object(known), Value::Object(given)) = (&content, &mut patch) else {
        let object = Sentence::new(
            "应为 JSON 对象,只含要修改的字段",
            "Send a JSON object with the fields that change",
        );
        return Err(Problem::new(codes::VALIDATION_FAILED).field("", codes::WRONG_TYPE, Some(object)));
    };
    // A name that the record does not have is refused even when its value is null.
    let unknown: Vec<String> = given.keys().filter(|name| !known.contains_key(*name)).cloned().collect();
    given.retain(|name, _| known.contains_key(name));
    merge(&mut content, patch);
    let merged = read(&content);
    if unknown.is_empty() {
        return merged;
    }
    let problem = merged.err().unwrap_or_else(|| Problem::new(codes::VALIDATION_FAILED));
    Err(unknown.iter().fold(problem, |problem, name| {
        problem.field(&format!("/{}", escaped(name)), codes::FIELD_UNKNOWN, None)
    }))
}

fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(target) = target {
        for (name, value) in patch {
            if value.is_null() {
                target.remove(&name);
            } else {
                merge(target.entry(name).or_insert(Value::Null), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_examples_of_the_rfc_hold() {
        let cases = [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
            (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
        ];
        for (mut target, patch, expected) in cases {
            merge(&mut target, patch);
            assert_eq!(target, expected);
        }
    }
}
