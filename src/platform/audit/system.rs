//! Entries on the service itself, which is no record: its settings, what was restored, what was pruned.

use super::entity::{Column, Entity, Model};
use crate::platform::{
    problem::Result,
    store::{Outcome, Store, Transaction},
};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// A thing of the service that has a trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thing {
    /// Its kind in the trail.
    pub kind: &'static str,
    /// Its place in the trail, the same in every installation.
    pub id: Uuid,
}

/// The effective settings.
pub const SETTINGS: Thing = Thing { kind: "system.settings", id: Uuid::from_u128(0x8000_0001) };
/// The database: backups that were restored, trails that were pruned.
pub const DATABASE: Thing = Thing { kind: "system.database", id: Uuid::from_u128(0x8000_0002) };

/// Notes that something was done to a thing; its new properties are told beside those of the entry before.
///
/// # Errors
/// The database failed.
pub async fn note(
    store: &Store,
    thing: Thing,
    action: &'static str,
    properties: Map<String, Value>,
    now: DateTime<Utc>,
) -> Result<()> {
    let write = store.write(move |tx| {
        let properties = properties.clone();
        Box::pin(async move {
            let before = last(tx, thing).await?;
            let known = before.as_ref().map(|entry| &entry.diff);
            let diff = properties.into_iter().map(|(name, value)| {
                let old = known.and_then(|diff| diff.get(&name)).map_or(Value::Null, |pair| pair[1].clone());
                (name, json!([old, value]))
            });
            let entry = Model {
                id: Uuid::now_v7(),
                district_code: String::new(),
                actor_id: Uuid::nil(),
                role: None,
                organization_id: Uuid::nil(),
                subject_type: thing.kind.into(),
                subject_id: thing.id,
                sequence: before.as_ref().map_or(1, |entry| entry.sequence + 1),
                action: action.into(),
                from_state: None,
                to_state: String::new(),
                reason: None,
                diff: Value::Object(diff.collect()),
                request_id: "internal".into(),
                occurred_at: now,
                hash: String::new(),
            };
            super::append(tx, entry).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await
}

async fn last(tx: &Transaction, thing: Thing) -> Result<Option<Model>> {
    let entries = Entity::find().filter(Column::SubjectId.eq(thing.id));
    Ok(entries.order_by_desc(Column::Sequence).one(tx).await?)
}
