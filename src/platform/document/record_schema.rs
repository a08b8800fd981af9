//! The schema of a record as callers see it.

use crate::{
    lists::{ExplainedAction, Subject},
    records::{
        people::{NamedPeople, PEOPLE},
        record::Stamps,
    },
    values::{
        schema::{Schema, reference},
        words::{self, Words},
    },
    workflow::{StateOf, Warning, Workflow},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// `registry.meeting` → `RegistryMeeting`.
pub(super) fn type_name(kind: &str) -> String {
    kind.split(['.', '_'])
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_ascii_uppercase() + rest
        })
        .collect()
}

impl Schema {
    /// The schema of a record as callers see it.
    #[must_use]
    pub fn of_record<W: Workflow>() -> Self {
        let name = type_name(W::KIND);
        let mut components = BTreeMap::new();
        let mut properties = Map::new();
        properties.insert(
            "id".into(),
            json!({"type": "string", "format": "uuid", "description": "The id (UUIDv7)."}),
        );
        let mut take = |schema: Self, into: Option<&mut Map<String, Value>>| {
            if let (Some(into), Some(fields)) = (into, schema.properties()) {
                into.extend(fields.clone());
            }
            let own = schema.name().map(str::to_owned);
            components.extend(schema.components.into_iter().filter(|(name, _)| Some(name) != own.as_ref()));
        };
        take(Self::of::<W::View>(), Some(&mut properties));
        take(Self::of::<Stamps>(), Some(&mut properties));
        take(Self { value: Value::Null, components: Self::words::<StateOf<W>>(&name, "State") }, None);
        take(Self { value: Value::Null, components: Self::words::<W::Action>(&name, "Action") }, None);
        take(Self::of::<Warning>(), None);
        components.insert("Warning".into(), Self::of::<Warning>().definition());
        properties.insert("state".into(), reference(&format!("{name}State")));
        properties.insert(
            "available_actions".into(),
            json!({
                "type": "array", "items": reference(&format!("{name}Action")),
                "description": "What the caller may do with the record now, by role and state."
            }),
        );
        let required: Vec<&String> = properties.keys().collect();
        let required = json!(required);
        properties.insert(
            "warnings".into(),
            json!({
                "type": "array", "items": reference("Warning"),
                "description": "Hints of an action that was carried out all the same."
            }),
        );
        let explained = Self::of::<ExplainedAction>();
        properties.insert(
            "explained_actions".into(),
            json!({
                "type": "array", "items": explained.value,
                "description": "With `explain=true`: whether each available action would be refused now, and why."
            }),
        );
        components.extend(explained.components);
        properties.insert("expanded".into(), expanded::<W>());
        components.extend(Self::of::<NamedPeople>().components);
        if W::listing().expands.iter().any(|expand| expand.kind.is_none()) {
            components.extend(Self::of::<Subject>().components);
        }
        let object = json!({
            "type": "object", "description": format!("{} — {}", W::LABEL, W::ABOUT.trim()),
            "properties": properties, "required": required
        });
        components.insert(name.clone(), object);
        Self { value: reference(&name), components }
    }

    /// The words of a state or an action as a named schema of the record.
    fn words<T: Words>(record: &str, what: &str) -> BTreeMap<String, Value> {
        let words: Vec<_> = T::ALL.iter().map(|word| word.word()).collect();
        let about = words::described::<T>("");
        let schema = json!({"type": "string", "enum": words, "description": about.trim()});
        BTreeMap::from([(format!("{record}{what}"), schema)])
    }
}

/// The related records that `expand` includes: each name is there if it was asked for.
fn expanded<W: Workflow>() -> Value {
    let mut names = Map::new();
    for expand in &W::listing().expands {
        let record = reference(&expand.kind.map_or_else(|| "Subject".into(), type_name));
        let value = if expand.many {
            json!({"type": "array", "items": record})
        } else {
            json!({"oneOf": [record, {"type": "null"}]})
        };
        names.insert(expand.name.into(), value);
    }
    if let Some(people) = Schema::of::<NamedPeople>().properties().and_then(|fields| fields.get(PEOPLE)) {
        names.insert(PEOPLE.into(), people.clone());
    }
    json!({"type": "object", "description": "The related records that `expand` asked for.", "properties": names})
}
