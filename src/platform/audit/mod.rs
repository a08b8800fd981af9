//! The audit trail: who did what to which record, append-only, chained per record by hashes.

pub mod checkpoint;
pub mod system;

use crate::platform::{actor::Actor, personal, problem::Result, store::Transaction};
use crate::vocabulary::Role;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
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
    /// SHA-256 over the entry before and this one; null for callers who do not read the whole trail.
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

/// Appends an entry to the chain of its record.
pub(in crate::platform) async fn append(tx: &Transaction, mut entry: entity::Model) -> Result<()> {
    use entity::{Column, Entity};
    let before: Option<String> = Entity::find()
        .select_only()
        .column(Column::Hash)
        .filter(Column::SubjectId.eq(entry.subject_id))
        .order_by_desc(Column::Sequence)
        .limit(1)
        .into_tuple()
        .one(tx)
        .await?;
    entry.hash = seal(before.as_deref().unwrap_or_default(), &entry);
    entity::Entity::insert(entry.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The hash of an entry after another.
#[must_use]
pub fn seal(before: &str, entry: &entity::Model) -> String {
    // A JSON array with every column: no two different entries read alike. Databases may reorder the diff.
    let content = json!([
        before,
        entry.id,
        entry.district_code,
        entry.actor_id,
        entry.role,
        entry.organization_id,
        entry.subject_type,
        entry.subject_id,
        entry.sequence,
        entry.action,
        entry.from_state,
        entry.to_state,
        entry.reason,
        canonical(&entry.diff),
        entry.request_id,
        entry.occurred_at.timestamp_micros(),
    ]);
    hex(&Sha256::digest(content.to_string()))
}

/// A JSON value as text with the names of its objects in order.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name, canonical(value))).collect();
            fields.sort();
            format!("{fields:?}")
        }
        Value::Array(items) => format!("{:?}", items.iter().map(canonical).collect::<Vec<_>>()),
        plain => plain.to_string(),
    }
}

/// Whether the entries of one record, oldest first, are whole and unchanged.
#[must_use]
pub fn is_unbroken(entries: &[entity::Model]) -> bool {
    let mut link = Link::default();
    entries.iter().all(|entry| link.follow(entry))
}

/// The place in a chain up to which it was followed.
#[derive(Debug, Default)]
pub struct Link {
    /// The record.
    pub subject_id: Uuid,
    sequence: i32,
    hash: String,
}

impl Link {
    /// The beginning of the chain of a record, or the place where it was cut.
    #[must_use]
    pub fn begin(subject_id: Uuid, cut: Option<&checkpoint::entity::Model>) -> Self {
        let (sequence, hash) = cut.map(|cut| (cut.sequence, cut.hash.clone())).unwrap_or_default();
        Self { subject_id, sequence, hash }
    }

    /// Goes on to an entry; says whether it is the next one and unchanged.
    pub fn follow(&mut self, entry: &entity::Model) -> bool {
        let whole = entry.sequence == self.sequence + 1 && entry.hash == seal(&self.hash, entry);
        (self.sequence, self.hash) = (entry.sequence, entry.hash.clone());
        whole
    }
}

/// What changed between two rows: `{column: [before, after]}`; stamps are not repeated, the entry has them.
pub(in crate::platform) fn diff<M: Serialize>(before: Option<&M>, after: &M) -> Result<Value> {
    let fields = |row: &M| match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Ok(fields),
        other => Err(crate::platform::problem::Problem::internal(format!("row as JSON: {other:?}"))),
    };
    let before = before.map(fields).transpose()?.unwrap_or_default();
    let mut changes = Map::new();
    for (name, value) in fields(after)? {
        let old = before.get(&name).unwrap_or(&Value::Null);
        let stamp = matches!(&*name, "version" | "created_at" | "created_by" | "updated_at" | "updated_by");
        if !stamp && *old != value {
            let told = |value: &Value| told(&name, value);
            changes.insert(name.clone(), json!([told(old), told(&value)]));
        }
    }
    Ok(Value::Object(changes))
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
