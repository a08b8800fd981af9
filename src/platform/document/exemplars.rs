//! What the examples of bodies name: records of the demonstration, by ids that every demonstration has.

use crate::{
    values::{example::meant, exemplar::exemplar},
    workflow::TableText,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The schemas from which examples are made: a reference that has no example of its own leads to the first record of the kind that
/// its name ends with, as `decision_meeting_id` with `meeting`.
pub(super) fn pointed(components: &BTreeMap<String, Value>, tables: &[TableText]) -> BTreeMap<String, Value> {
    let mut pointed = components.clone();
    for_each_field(&mut pointed, |name, field| {
        if field.contains_key("examples") {
            return;
        }
        let leaf = if field.contains_key("items") { field["items"].as_object_mut() } else { Some(field) };
        let Some(leaf) = leaf.filter(|leaf| is_id(leaf) && !leaf.contains_key("examples")) else { return };
        let called = name.trim_end_matches("_ids").trim_end_matches("_id");
        let kinds = tables.iter().map(|table| &*table.kind).filter(|kind| {
            let noun = kind.rsplit('.').next().unwrap_or_default();
            called.strip_suffix(noun).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
        });
        if let Some(kind) = kinds.max_by_key(|kind| kind.len()) {
            leaf.insert("examples".into(), json!([exemplar(kind, "1")]));
        }
    });
    pointed
}

fn is_id(field: &Map<String, Value>) -> bool {
    field.get("format").is_some_and(|format| format == "uuid")
}

/// Schemas as the document shows them: without what only the examples of bodies need to know.
pub(super) fn plain(components: &mut BTreeMap<String, Value>) {
    for_each_field(components, |_, field| {
        if let Some(item) = field.get_mut("items").and_then(|items| items.pointer_mut("/examples/0")) {
            *item = meant(item.take());
        }
        let Some(own) = field.get_mut("examples").and_then(|examples| examples.get_mut(0)) else { return };
        *own = meant(own.take());
        // Beside a reference nothing may stand but its description.
        if own.is_null() || field.contains_key("$ref") {
            field.remove("examples");
        }
    });
}

fn for_each_field(
    components: &mut BTreeMap<String, Value>,
    mut visit: impl FnMut(&str, &mut Map<String, Value>),
) {
    for schema in components.values_mut() {
        let fields = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
        fields
            .for_each(|(name, field)| field.as_object_mut().into_iter().for_each(|field| visit(name, field)));
    }
}
