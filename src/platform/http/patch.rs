//! JSON Merge Patch (RFC 7396).

use super::body::{Raw, from_value};
use crate::problem::{Problem, Result, codes};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The content that results from merging a patch into the present content, checked like a new one.
///
/// # Errors
/// `VALIDATION_FAILED` with the pointer of the field that does not fit.
pub fn merged<C: Serialize + DeserializeOwned>(present: &C, patch: &Raw) -> Result<C> {
    let patch: Value = patch.parse()?;
    if !patch.is_object() {
        return Err(Problem::invalid("", "a merge patch of a record is an object"));
    }
    let mut content = serde_json::to_value(present).map_err(Problem::internal)?;
    // A name that the record does not have is refused even when its value is null.
    if let (Value::Object(known), Value::Object(given)) = (&content, &patch)
        && let Some(unknown) = given.keys().find(|name| !known.contains_key(*name))
    {
        let detail = format!("unknown field `{unknown}`");
        return Err(Problem::new(codes::VALIDATION_FAILED).field(
            &format!("/{unknown}"),
            codes::VALIDATION_FAILED,
            Some(detail),
        ));
    }
    merge(&mut content, patch);
    from_value(content)
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
