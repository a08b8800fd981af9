//! One chain: its entries followed and their changes done again, to be compared with the record.

use chrono::{DateTime, Utc};
use platform::{
    problem::Result,
    records::audit::{
        self,
        entity::Model as Entry,
        pruned,
        stored::{Present, Stored},
    },
    values::numbers::Hundredths,
};
use serde_json::{Map, Value};
use uuid::Uuid;

/// What the entries of one record tell together.
pub(super) struct Chain {
    /// The kind of the record.
    pub kind: String,
    /// The record.
    pub id: Uuid,
    link: audit::Link,
    version: i32,
    /// When and by whom it was made; unknown where the chain was cut.
    made: Option<(DateTime<Utc>, Uuid)>,
    changed: (DateTime<Utc>, Uuid),
    columns: Map<String, Value>,
}

impl Chain {
    /// Begins with its first entry, or behind what pruning removed.
    pub(super) fn begin(first: &Entry, cut: Option<pruned::entity::Model>) -> Self {
        let stamp = (first.occurred_at, first.actor_id);
        Self {
            kind: first.subject_type.clone(),
            id: first.subject_id,
            link: audit::Link::begin(first.subject_id, cut.as_ref()),
            version: 0,
            made: cut.is_none().then_some(stamp),
            changed: stamp,
            columns: match cut.and_then(|cut| cut.columns) {
                Some(Value::Object(columns)) => columns,
                _ => Map::new(),
            },
        }
    }

    /// Goes on to an entry; says what is wrong with it.
    pub(super) fn follow(&mut self, entry: &Entry) -> Option<String> {
        let follows = self.link.follow(entry) && entry.subject_type == self.kind;
        self.version = entry.sequence;
        self.changed = (entry.occurred_at, entry.actor_id);
        redo(&mut self.columns, entry);
        let wrong = || {
            format!("{} {}: entry {} does not follow the one before it", self.kind, self.id, entry.sequence)
        };
        (!follows).then(wrong)
    }

    /// What is wrong if the record has another version than the last entry.
    pub(super) fn other_version(&self, version: i32) -> Option<String> {
        let (kind, id, last) = (&self.kind, self.id, self.version);
        match last.cmp(&version) {
            std::cmp::Ordering::Less => {
                Some(format!("{kind} {id}: version {version} has no entry; the last is entry {last}"))
            }
            std::cmp::Ordering::Greater => {
                Some(format!("{kind} {id}: its entries go on to {last}, beyond version {version}"))
            }
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The columns that the record has otherwise than its trail tells, stamps included.
    fn other_columns(&self, stored: &Stored) -> Vec<String> {
        let all =
            self.columns.keys().chain(stored.columns.keys().filter(|name| !self.columns.contains_key(*name)));
        let there = all.filter(|name| !stored.retired.contains(&name.as_str()));
        let other = there.filter(|name| !is_same(self.columns.get(*name), stored.columns.get(*name)));
        let mut names: Vec<String> = other.cloned().collect();
        let stamps = &stored.stamps;
        if let Some((at, by)) = self.made {
            names.extend((at != stamps.created_at).then(|| "created_at".to_owned()));
            names.extend((by != stamps.created_by).then(|| "created_by".to_owned()));
        }
        names.extend((self.changed.0 != stamps.updated_at).then(|| "updated_at".to_owned()));
        names.extend((self.changed.1 != stamps.updated_by).then(|| "updated_by".to_owned()));
        names.sort();
        names
    }
}

/// Whether a column is as its trail tells. Before rows had the types of bodies (decision 0058) a decimal was told as its hundredths.
fn is_same(told: Option<&Value>, stored: Option<&Value>) -> bool {
    let hundredths = |told: &Value| Some(Value::String(Hundredths(told.as_i64()?).to_string()));
    told == stored
        || told.and_then(hundredths).is_some_and(|told| Some(&told) == stored)
        || told.zip(stored).is_some_and(|(told, stored)| showed_more(told, stored))
}

/// Whether of a short personal text, of which nothing is shown now, the trail tells the ends, as it once did.
fn showed_more(told: &Value, stored: &Value) -> bool {
    let (Some(told), Some(stored)) = (told.as_str(), stored.as_str()) else { return false };
    let is_hidden = !stored.is_empty() && stored.chars().all(|c| c == '*');
    is_hidden && told.contains('*') && told.chars().count() == stored.chars().count()
}

/// What is wrong between a chain and its record: nothing, that it is not there, or what it has otherwise.
pub(super) fn complaints(chain: &Chain, stored: Option<&Present>) -> Option<String> {
    let (kind, id) = (&chain.kind, chain.id);
    match stored {
        None => Some(format!("{kind} {id}: there is no such record")),
        Some(Present::Unreadable) => {
            Some(format!("{kind} {id}: the record cannot be read, its state or another word is unknown"))
        }
        Some(Present::Readable(stored)) => chain.other_version(stored.stamps.version).or_else(|| {
            // Values are not shown: who verifies need not know them.
            let other = chain.other_columns(stored);
            let names = other.join(", ");
            (!other.is_empty()).then(|| format!("{kind} {id}: the trail tells otherwise of {names}"))
        }),
    }
}

/// Does the change of an entry again.
pub(super) fn redo(columns: &mut Map<String, Value>, entry: &Entry) {
    for (name, change) in entry.diff.as_object().into_iter().flatten() {
        match &change[1] {
            Value::Null => drop(columns.remove(name)),
            after => drop(columns.insert(name.clone(), after.clone())),
        }
    }
}

/// The columns as a removed entry keeps them, and their hash.
pub(super) fn kept(columns: Map<String, Value>) -> Result<(Value, String)> {
    let columns = Value::Object(columns);
    let hash = pruned::columns_hash(&columns)?;
    Ok((columns, hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_an_older_trail_tells_is_known() {
        let same = |told: &str, stored: &str| is_same(Some(&json!(told)), Some(&json!(stored)));
        assert!(same("690*1234", "********") && same("139****5678", "139****5678"));
        assert!(!same("690*1234", "*********") && !same("69001234", "********"));
        assert!(!same("139****5678", "139****5679") && !same("139****5678", "690*1234"));
        assert!(is_same(Some(&json!(305)), Some(&json!("3.05"))) && !is_same(None, Some(&json!("*"))));
    }
}
