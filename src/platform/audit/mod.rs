//! The audit trail: who did what to which record, append-only, chained per record by hashes.

mod chain;
pub mod checkpoint;
mod covered;
pub mod pending;
pub mod pruned;
pub mod stored;
pub mod system;

pub use chain::{Link, instant, is_unbroken, seal};
pub use covered::{Covered, Digest};

use crate::{
    actor::Actor,
    personal,
    problem::{Problem, Result},
    store::Transaction,
    vocabulary::Role,
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// The rows of the trail.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// One entry; `sequence` is the version of the record after the change.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_event")]
    pub struct Model {
        /// UUIDv7.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The tenant.
        pub district_code: String,
        /// Who.
        pub actor_id: Uuid,
        /// In which role; none when it followed from another action.
        pub role: Option<String>,
        /// On whose behalf.
        pub organization_id: Uuid,
        /// The kind of the record.
        pub subject_type: String,
        /// The record.
        pub subject_id: Uuid,
        /// The version of the record after the change.
        pub sequence: i32,
        /// What was done.
        pub action: String,
        /// The state before; none for a new record.
        pub from_state: Option<String>,
        /// The state after.
        pub to_state: String,
        /// The reason or note that was given.
        pub reason: Option<String>,
        /// Changed columns: `{name: [before, after]}`.
        pub diff: Json,
        /// The request.
        pub request_id: String,
        /// When.
        pub occurred_at: DateTimeUtc,
        /// SHA-256 over the entry before and this one.
        pub hash: String,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One change of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEvent {
    /// The entry.
    pub id: Uuid,
    /// The version of the record after the change.
    pub sequence: i32,
    /// What was done.
    #[schema(examples("receive_final"))]
    pub action: String,
    /// The state before; null for a new record.
    #[schema(required = true)]
    pub from_state: Option<String>,
    /// The state after.
    pub to_state: String,
    /// Who.
    pub actor_id: Uuid,
    /// In which role; null when it followed from another action.
    #[schema(required = true)]
    pub role: Option<String>,
    /// On whose behalf.
    pub organization_id: Uuid,
    /// The reason or note that was given.
    #[schema(required = true)]
    pub reason: Option<String>,
    /// Changed fields: `{name: [before, after]}`.
    #[schema(value_type = Object, additional_properties)]
    pub diff: Value,
    /// The request.
    pub request_id: String,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// SHA-256 of the entry as the exported file has it, in canonical JSON (RFC 8785): without `hash`, with the hash of
    /// the record's entry before as `previous_hash` (null for the first), and with six digits in `occurred_at`. Null for
    /// callers who do not read the whole trail.
    #[schema(required = true)]
    pub hash: Option<String>,
}

impl From<entity::Model> for AuditEvent {
    fn from(row: entity::Model) -> Self {
        Self {
            id: row.id,
            sequence: row.sequence,
            action: row.action,
            from_state: row.from_state,
            to_state: row.to_state,
            actor_id: row.actor_id,
            role: row.role,
            organization_id: row.organization_id,
            reason: row.reason,
            diff: row.diff,
            request_id: row.request_id,
            occurred_at: row.occurred_at,
            hash: Some(row.hash),
        }
    }
}

impl AuditEvent {
    /// Without who did it, on whose behalf and why: that something was done, and when, stays.
    #[must_use]
    pub fn without_author(self) -> Self {
        let nobody = Uuid::nil();
        Self { actor_id: nobody, organization_id: nobody, role: None, reason: None, ..self }
    }

    /// Without what was done to the columns, and why.
    #[must_use]
    pub fn without_content(self) -> Self {
        Self { diff: Value::Object(Map::new()), reason: None, hash: None, ..self }
    }
}

/// Whether somebody supervises the administration by the trail of a district (00 §8).
#[must_use]
pub fn reads_the_trail(actor: &Actor) -> bool {
    actor.is_any(&[Role::Auditor, Role::DistrictAdmin, Role::PlatformAdmin])
}

/// Appends an entry to the chain of its record. The first entry of a record has none before it: nothing is looked for,
/// because reading where others insert makes serializable writes collide.
pub(crate) async fn append(tx: &Transaction, mut entry: entity::Model) -> Result<()> {
    use entity::{Column, Entity};
    let before: Option<String> = if entry.sequence > 1 {
        let before = Entity::find().select_only().column(Column::Hash);
        let before = before.filter(Column::SubjectId.eq(entry.subject_id));
        before.filter(Column::Sequence.eq(entry.sequence - 1)).into_tuple().one(tx).await?
    } else {
        None
    };
    entry.hash = seal(before.as_deref(), &entry)?;
    let id = entry.id;
    Entity::insert(entry.into_active_model().reset_all()).exec_without_returning(tx).await?;
    pending::note(tx, [id]).await
}

/// What changed between two rows: `{column: [before, after]}`; stamps are not repeated, the entry has them.
///
/// # Errors
/// The row has no JSON.
pub fn diff<M: Serialize>(before: Option<&M>, after: &M) -> Result<Value> {
    let before = before.map(fields).transpose()?.unwrap_or_default();
    let mut changes = Map::new();
    for (name, value) in fields(after)? {
        let old = before.get(&name).unwrap_or(&Value::Null);
        if !is_stamp(&name) && *old != value {
            changes.insert(name.clone(), json!([told(&name, old), told(&name, &value)]));
        }
    }
    Ok(Value::Object(changes))
}

/// The columns of a row as its trail tells them, but the stamps; what is null is not among them.
///
/// # Errors
/// The row has no JSON.
pub fn columns<M: Serialize>(row: &M) -> Result<Map<String, Value>> {
    let fields = fields(row)?.into_iter().filter(|(name, value)| !is_stamp(name) && !value.is_null());
    Ok(fields.map(|(name, value)| (name.clone(), told(&name, &value))).collect())
}

/// What a row tells: everything that it does not skip.
fn fields<M: Serialize>(row: &M) -> Result<Map<String, Value>> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Ok(fields),
        other => Err(Problem::internal(format!("row as JSON: {other:?}"))),
    }
}

fn is_stamp(column: &str) -> bool {
    matches!(column, "version" | "created_at" | "created_by" | "updated_at" | "updated_by")
}

/// A value as the trail keeps it: that personal data changed is told, the data is not.
fn told(name: &str, value: &Value) -> Value {
    match value.as_str() {
        Some(text) if personal::is_personal(name) => personal::masked(name, text).into(),
        _ => value.clone(),
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
