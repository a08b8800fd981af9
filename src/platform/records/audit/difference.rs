//! What the trail tells of a row.

use crate::{
    problem::{Problem, Result},
    records::record::Record,
};
use serde_json::{Map, Value, json};

/// What changed between two rows: `{column: [before, after]}`; stamps are not repeated, the entry has them.
///
/// # Errors
/// The row has no JSON.
pub fn diff<M: Record>(before: Option<&M>, after: &M) -> Result<Value> {
    let before = before.map(fields).transpose()?.unwrap_or_default();
    let mut changes = Map::new();
    for (name, value) in fields(after)? {
        let old = before.get(&name).unwrap_or(&Value::Null);
        if !is_stamp(&name) && *old != value {
            changes.insert(name.clone(), json!([told::<M>(&name, old), told::<M>(&name, &value)]));
        }
    }
    Ok(Value::Object(changes))
}

/// The columns of a row as its trail tells them, but the stamps; what is null is not among them.
///
/// # Errors
/// The row has no JSON.
pub fn columns<M: Record>(row: &M) -> Result<Map<String, Value>> {
    let fields = fields(row)?.into_iter().filter(|(name, value)| !is_stamp(name) && !value.is_null());
    Ok(fields.map(|(name, value)| (name.clone(), told::<M>(&name, &value))).collect())
}

/// What a row tells: everything that it does not skip.
pub(super) fn fields<M: Record>(row: &M) -> Result<Map<String, Value>> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Ok(fields),
        other => Err(Problem::internal(format!("row as JSON: {other:?}"))),
    }
}

fn is_stamp(column: &str) -> bool {
    matches!(column, "version" | "created_at" | "created_by" | "updated_at" | "updated_by")
}

/// A value as the trail keeps it: that personal data changed is told, the data is not.
fn told<M: Record>(name: &str, value: &Value) -> Value {
    let mask = M::MARKS.iter().find(|mark| mark.column == name).and_then(|mark| mark.personal);
    match (mask, value.as_str()) {
        (Some(mask), Some(text)) => mask.text(text).into(),
        _ => value.clone(),
    }
}
