//! Entries on the service itself, which is no record: its settings, what was restored, what was pruned. Their versions
//! are kept like those of records, so that a trail that was deleted is missed.

use super::{
    append::append,
    entity::{Column, Entity, Model},
};
use crate::{
    problem::Result,
    store::{Outcome, Store, Transaction},
};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The rows of the versions.
pub mod subject {
    use sea_orm::entity::prelude::*;

    /// How many entries a thing of the service has.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "system_subject")]
    pub struct Model {
        /// The thing.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The sequence of its last entry.
        pub version: i32,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

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
/// All of them.
pub const THINGS: [Thing; 2] = [SETTINGS, DATABASE];

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
            let sequence = next(tx, thing).await?;
            note_as(tx, thing, sequence, (action, properties), now).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await
}

/// The sequence of the next entry of a thing.
///
/// # Errors
/// The database failed.
pub async fn next(tx: &Transaction, thing: Thing) -> Result<i32> {
    let known = subject::Entity::find_by_id(thing.id).one(tx).await?;
    Ok(known.map_or(1, |known| known.version + 1))
}

/// The same as [`note`], in a transaction and under a sequence that [`next`] gave.
///
/// # Errors
/// The database failed.
pub async fn note_as(
    tx: &Transaction,
    thing: Thing,
    sequence: i32,
    (action, properties): (&str, Map<String, Value>),
    now: DateTime<Utc>,
) -> Result<()> {
    let before = Entity::find().filter(Column::SubjectId.eq(thing.id));
    let before = before.filter(Column::Sequence.eq(sequence - 1)).one(tx).await?;
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
        sequence,
        action: action.into(),
        from_state: None,
        to_state: String::new(),
        reason: None,
        diff: Value::Object(diff.collect()),
        request_id: "internal".into(),
        occurred_at: now,
        hash: String::new(),
    };
    tx.insert_all(append(tx, entry).await?.into()).await?;
    let version = subject::ActiveModel { id: Set(thing.id), version: Set(sequence) };
    let mut again = OnConflict::column(subject::Column::Id);
    again.update_column(subject::Column::Version);
    subject::Entity::insert(version).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
