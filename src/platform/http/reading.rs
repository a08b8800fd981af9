//! A body as a type, and everything that is wrong with it at once: an example of the document takes the place of what is
//! wrong, and reading goes on.

use super::strict::{Fault, Part};
use crate::{
    problem::{Problem, Result, codes},
    values::{example::example, schema::Schema},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Things that are wrong with one body and are told, at most.
const MOST: usize = 100;
/// Values that are read to tell them, altogether: a large body is not read a hundred times.
const READING: usize = 100_000;

/// Reads a JSON value as a type.
///
/// # Errors
/// `VALIDATION_FAILED` with each field that is wrong.
pub fn read<T: DeserializeOwned + ToSchema>(value: &Value) -> Result<T> {
    Part::read(value).map_err(|first| all::<T>(value.clone(), first))
}

/// Reads a JSON value as it is, whose numbers are whole.
///
/// # Errors
/// `VALIDATION_FAILED`.
pub fn read_any(value: &Value) -> Result<Value> {
    Part::read(value).map_err(|fault| told(Problem::new(codes::VALIDATION_FAILED), fault))
}

fn all<T: DeserializeOwned + ToSchema>(mut value: Value, mut fault: Fault) -> Problem {
    let (schema, mut known) = (Schema::of::<T>(), Vec::new());
    let mut problem = Problem::new(codes::VALIDATION_FAILED);
    let most = (READING / values(&value)).clamp(1, MOST);
    while known.len() < most {
        let (code, pointer) = (fault.code, place(&fault));
        problem = told(problem, fault);
        let mended = if code == codes::FIELD_UNKNOWN {
            remove(&mut value, &pointer)
        } else {
            replace(&mut value, &pointer, &schema)
        };
        known.push(pointer);
        match Part::read::<T>(&value) {
            // What an example does not mend is told once.
            Err(next) if mended.is_some() && !is_known(&known, &place(&next)) => fault = next,
            _ => break,
        }
    }
    problem
}

/// How many values a value is made of, and itself.
fn values(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(values).sum(),
        Value::Object(fields) => fields.values().map(values).sum(),
        Value::String(text) => text.len() / 64,
        _ => 0,
    }
}

fn place(fault: &Fault) -> String {
    fault.pointer.clone().unwrap_or_default()
}

/// Whether a place was told, or lies in an example that took the place of what was.
fn is_known(known: &[String], place: &str) -> bool {
    known
        .iter()
        .any(|told| place.strip_prefix(&**told).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The problem with this fault.
fn told(problem: Problem, fault: Fault) -> Problem {
    problem.field(&place(&fault), fault.code, Some(fault.wanted))
}

/// The part around a pointer, and its last step.
fn around<'a>(value: &'a mut Value, pointer: &str) -> Option<(&'a mut Value, String)> {
    let (within, last) = pointer.rsplit_once('/')?;
    Some((value.pointer_mut(within)?, plain(last)))
}

/// A step of a pointer as the name that it stands for (RFC 6901).
fn plain(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

fn remove(value: &mut Value, pointer: &str) -> Option<()> {
    let (within, name) = around(value, pointer)?;
    within.as_object_mut()?.remove(&name).map(drop)
}

fn replace(value: &mut Value, pointer: &str, schema: &Schema) -> Option<()> {
    let steps: Vec<String> = pointer.split('/').skip(1).map(plain).collect();
    let instead = example(described(&schema.value, &steps, &schema.components)?, &schema.components);
    let Some((within, last)) = around(value, pointer) else {
        *value = instead;
        return Some(());
    };
    match within {
        Value::Object(fields) => fields.insert(last, instead),
        Value::Array(items) => {
            last.parse::<usize>().ok().and_then(|place| items.get_mut(place)).map(|item| {
                let before = item.take();
                *item = instead;
                before
            })
        }
        _ => return None,
    };
    Some(())
}

/// The schema of what some steps lead to.
fn described<'a>(
    schema: &'a Value,
    steps: &[String],
    components: &'a BTreeMap<String, Value>,
) -> Option<&'a Value> {
    if let Some(name) =
        schema.get("$ref").and_then(Value::as_str).and_then(|target| target.rsplit('/').next())
    {
        return described(components.get(name)?, steps, components);
    }
    let Some((step, rest)) = steps.split_first() else { return Some(schema) };
    if let Some(field) = schema.get("properties").and_then(|fields| fields.get(step)) {
        return described(field, rest, components);
    }
    if let Some(items) = schema.get("items") {
        return described(items, rest, components);
    }
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
    choices.iter().find_map(|choice| described(choice, steps, components))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{problem::ProblemView, values::locale::Language};
    use serde::Deserialize;
    use serde_json::json;

    crate::words! {
        /// A colour.
        pub enum Colour { Red "红" / "Red", Green "绿" / "Green" }
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what counts is whether it is read")]
    struct Point {
        x: i64,
        y: Option<u8>,
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what counts is whether it is read")]
    struct Shape {
        colour: Colour,
        name: crate::values::text::Text<5>,
        points: Vec<Point>,
        #[serde(deserialize_with = "crate::values::strict::date")]
        on: chrono::NaiveDate,
        id: Option<uuid::Uuid>,
        flag: bool,
    }

    fn wrong(value: &Value) -> Vec<(String, String)> {
        let problem = read::<Shape>(value).unwrap_err();
        let view = ProblemView::of(&problem, Language::English, ("", ""), "");
        assert!(view.errors.iter().all(|error| !error.detail.is_empty() && !error.detail.contains("errors")));
        view.errors.into_iter().map(|error| (error.pointer, error.code)).collect()
    }

    fn right() -> Value {
        json!({"colour": "red", "name": "a", "points": [{"x": 1}], "on": "2026-09-04", "id": null, "flag": true})
    }

    #[test]
    fn what_is_right_is_read() {
        let shape: Shape = read(&right()).unwrap();
        assert_eq!((shape.colour, shape.points[0].x, shape.id), (Colour::Red, 1, None));
    }

    #[test]
    fn only_what_is_written_as_the_schema_says_is_read() {
        for (pointer, value) in [
            ("/colour", json!(null)),
            ("/colour", json!({"red": null})),
            ("/colour", json!(["red"])),
            ("/points/0", json!([1, 2])),
            ("/points", json!({"x": 1})),
            ("/points/0/x", json!(1.0)),
            ("/points/0/x", json!("1")),
            ("/points/0/y", json!(256)),
            ("/flag", json!("true")),
            ("/flag", json!(1)),
            ("/name", json!(7)),
            ("/name", json!("too long")),
            ("/on", json!("2026-9-4")),
            ("/id", json!("42")),
        ] {
            let mut body = right();
            *body.pointer_mut(pointer).or(None).unwrap_or(&mut Value::Null) = value.clone();
            if body.pointer(pointer).is_none() {
                body["points"][0]["y"] = value.clone();
            }
            let told: Vec<_> = wrong(&body).into_iter().map(|(pointer, _)| pointer).collect();
            assert_eq!(told, [pointer], "{value}");
        }
        assert_eq!(
            wrong(&json!(["red", "a", [], "2026-09-04", null, true])),
            [(String::new(), "WRONG_TYPE".into())]
        );
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        let body = json!({"colour": "blue", "points": [{"x": 1}, {"z": 1}, 7], "on": "2026-02-30", "a/b": 1});
        let mut told = wrong(&body);
        told.sort();
        let expected = [
            ("/a~1b", "FIELD_UNKNOWN"),
            ("/colour", "VALUE_INVALID"),
            ("/flag", "FIELD_MISSING"),
            ("/name", "FIELD_MISSING"),
            ("/on", "VALUE_INVALID"),
            ("/points/1/x", "FIELD_MISSING"),
            ("/points/1/z", "FIELD_UNKNOWN"),
            ("/points/2", "WRONG_TYPE"),
        ];
        let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()));
        assert_eq!(told, expected);
    }
}
