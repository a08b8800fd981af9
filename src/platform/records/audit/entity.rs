//! The rows of the trail.

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
