//! An entry as its readers get it.

use super::entity;
use crate::{records::actor::Actor, vocabulary::Role};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

/// One change of a record.
/// 记录的一次变更。
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEvent {
    /// The entry.
    /// 审计记录的 ID。
    pub id: Uuid,
    /// The version of the record after the change.
    /// 变更后记录的版本号。
    pub sequence: i32,
    /// What was done.
    /// 办理情况;审计日志中为所执行的操作。
    #[schema(examples("receive_final"))]
    pub action: String,
    /// The state before; null for a new record.
    /// 变更前的状态;新建记录的为空。
    #[schema(required = true)]
    pub from_state: Option<String>,
    /// The state after.
    /// 变更后的状态。
    pub to_state: String,
    /// Who.
    /// 操作人。
    pub actor_id: Uuid,
    /// In which role; null when it followed from another action.
    /// 操作时的角色;由其他动作引起的变更为空。
    #[schema(required = true)]
    pub role: Option<String>,
    /// On whose behalf.
    /// 所代表的机构。
    pub organization_id: Uuid,
    /// The reason or note that was given; where the change followed from another one (`role` is null), which one: its kind, id
    /// and action, told to those who read the whole trail.
    /// 填写的理由或者备注;由其他变更引起的(`role` 为空),说明是哪一项变更,即其种类、ID 和动作,只向有权查看全部审计记录的人提供。
    #[schema(required = true)]
    pub reason: Option<String>,
    /// Changed fields: `{name: [before, after]}`.
    /// 变更的字段,写作 `{name: [before, after]}`。
    #[schema(value_type = Object, additional_properties)]
    pub diff: Value,
    /// The request.
    /// 请求 ID。
    pub request_id: String,
    /// When.
    /// 时间。
    pub occurred_at: DateTime<Utc>,
    /// SHA-256 of the entry as the exported file has it, in canonical JSON (RFC 8785): without `hash`, with the hash of
    /// the record's entry before as `previous_hash` (null for the first), and with six digits in `occurred_at`. Null for
    /// callers who do not read the whole trail.
    /// 审计记录的 SHA-256 值,按导出文件中的形式以规范 JSON(RFC 8785)计算:不含 `hash`,以该记录前一条审计记录的散列值为 `previous_hash`(首条为空),`occurred_at` 保留六位小数。对无权查看全部审计记录的调用者为空。
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
