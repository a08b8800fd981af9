//! The schema of a record as callers see it.

use crate::{
    lists::{ExplainedAction, Subject},
    records::{
        people::{NamedPeople, PEOPLE},
        record::Stamps,
    },
    values::{
        locale::Language,
        schema::{Schema, reference},
        sentence::Sentence,
        words::{self, Words},
    },
    workflow::{StateOf, Warning, Workflow},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// `registry.meeting` → `RegistryMeeting`.
pub(super) fn type_name(kind: &str) -> String {
    kind.split(['.', '_'])
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_ascii_uppercase() + rest
        })
        .collect()
}

/// What stands beside the fields of a record, if it was asked for or something is to be told: no `fields` names it.
pub(super) const BESIDE: [&str; 3] = ["warnings", "expanded", "explained_actions"];

impl Schema {
    /// The schema of a record as callers see it.
    #[must_use]
    pub fn of_record<W: Workflow>() -> Self {
        let name = type_name(W::KIND);
        let mut components = BTreeMap::new();
        let mut properties = Map::new();
        properties.insert(
            "id".into(),
            json!({"type": "string", "format": "uuid", "description": "The id (UUIDv7).\n标识(UUIDv7)。"}),
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
        take(
            Self {
                value: Value::Null,
                components: Self::words::<StateOf<W>>(
                    &name,
                    "State",
                    "Where the record stands.\n记录所处的状态。",
                ),
            },
            None,
        );
        take(
            Self {
                value: Value::Null,
                components: Self::words::<W::Action>(
                    &name,
                    "Action",
                    "What may be done with the record.\n对记录可以执行的操作。",
                ),
            },
            None,
        );
        take(Self::of::<Warning>(), None);
        components.insert(Warning::name().into(), Self::of::<Warning>().definition());
        properties.insert("state".into(), reference(&format!("{name}State")));
        properties.insert(
            "available_actions".into(),
            json!({
                "type": "array", "items": reference(&format!("{name}Action")),
                "description": "What the caller may do with the record now, by role and state.\n调用方当前按其角色和记录状态可以执行的操作。"
            }),
        );
        let required: Vec<&String> = properties.keys().collect();
        let required = json!(required);
        properties.insert(
            "warnings".into(),
            json!({
                "type": "array", "items": reference(&Warning::name()),
                "description": "Hints of an action that was carried out all the same.\n操作已执行,但给出的提示。"
            }),
        );
        let explained = Self::of::<ExplainedAction>();
        properties.insert(
            "explained_actions".into(),
            json!({
                "type": "array", "items": explained.value,
                "description": "With `explain=true`: whether each available action would be refused now, and why.\n各可用操作此时是否会被拒绝及其原因(`explain=true` 时)。"
            }),
        );
        components.extend(explained.components);
        properties.insert("expanded".into(), expanded::<W>());
        components.extend(Self::of::<NamedPeople>().components);
        if W::listing().expands.iter().any(|expand| expand.kind.is_none()) {
            components.extend(Self::of::<Subject>().components);
        }
        let asked: Vec<&String> = properties.keys().filter(|name| !BESIDE.contains(&name.as_str())).collect();
        let fields = json!({
            "type": "string", "enum": asked,
            "description": format!("A field, as `fields` names it: {}.\n{}的字段,供 `fields` 使用。", W::NOUN, W::LABEL)
        });
        components.insert(format!("{name}Field"), fields);
        let about = Sentence::written(W::ABOUT);
        let about =
            Sentence::new(format!("{}:{about:#}", W::LABEL), about.pick(Language::English).to_owned());
        let object = json!({
            "type": "object", "description": about.as_written(),
            "properties": properties, "required": required
        });
        components.insert(name.clone(), object);
        Self { value: reference(&name), components }
    }

    /// The words of a state or an action as a named schema of the record.
    fn words<T: Words>(record: &str, what: &str, about: &str) -> BTreeMap<String, Value> {
        let words: Vec<_> = T::ALL.iter().map(|word| word.word()).collect();
        let mut schema = json!({"type": "string", "enum": words, "description": about});
        for (name, labels) in words::labels::<T>() {
            schema[name] = labels;
        }
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
    json!({"type": "object", "description": "The related records that `expand` asked for.\n按 `expand` 一并返回的相关记录。", "properties": names})
}
