//! An entry as its readers get it.

use super::entity;
use crate::{records::actor::Actor, vocabulary::Role};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// The reason or note that was given; where the change followed from another one (`role` is null), which one: its kind, id
    /// and action, told to those who read the whole trail.
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

    /// Without who did it and on whose behalf, if that is secret and was somebody else: nor does the hash let anybody try
    /// who it was.
    #[must_use]
    pub fn unless_secret(self, actor: &Actor, secret_author: bool) -> Self {
        if secret_author && self.actor_id != actor.user_id {
            return Self { actor_id: Uuid::nil(), organization_id: Uuid::nil(), hash: None, ..self };
        }
        self
    }

    /// Without what was done to the columns, and why.
    #[must_use]
    pub fn without_content(self) -> Self {
        Self { diff: Value::Object(Map::new()), reason: None, hash: None, ..self }
    }
}

/// Whether somebody watches the administration by the trail of a district (00 §8).
#[must_use]
pub fn reads_the_trail(actor: &Actor) -> bool {
    actor.is_any(&[Role::Auditor, Role::DistrictAdmin, Role::PlatformAdmin])
}
