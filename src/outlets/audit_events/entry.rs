//! Entries of the trail as their readers get them.

use crate::codes;
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::{
        actor::Actor,
        audit::{self, AuditEvent, entity::Model},
        people::NamedPeople,
    },
    vocabulary::Role,
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// An entry of the trail with its record.
/// 审计记录中的一条及其所属记录。
#[derive(Serialize, ToSchema)]
pub(super) struct AuditEntry {
    /// District of the record; empty for the service itself.
    /// 记录所属区的行政区划代码;属于服务本身的为空。
    pub(super) district_code: String,
    /// The kind of the record.
    /// 记录种类。
    #[schema(examples("supervision.item"))]
    pub(super) subject_type: String,
    /// The record.
    /// 所指的记录。
    pub(super) subject_id: Uuid,
    /// What was done.
    /// 办理情况;审计日志中为所执行的操作。
    #[serde(flatten)]
    pub(super) event: AuditEvent,
}

/// Entries as the caller reads them. Auditors read everything (00 §3); administrators that something was done, when and by
/// whom, and of what was done what the views of the records show them.
pub(super) async fn told(call: &Call, entries: Vec<Model>) -> Result<Vec<AuditEntry>> {
    let places = entries.iter().map(|entry| (entry.id, entry.subject_type.clone(), entry.subject_id));
    let places: Vec<_> = places.collect();
    let districts: Vec<String> = entries.iter().map(|entry| entry.district_code.clone()).collect();
    let mut of_kind: BTreeMap<String, Vec<Model>> = BTreeMap::new();
    for entry in entries {
        of_kind.entry(entry.subject_type.clone()).or_default().push(entry);
    }
    let mut events = HashMap::new();
    for (kind, entries) in of_kind {
        let told = match call.service.kinds.get(&*kind) {
            Some(known) if !call.actor.is(Role::Auditor) => {
                known.tell(call.viewer(), call.fields_of(&kind), call.service.store.read(), entries).await?
            }
            known => {
                let secret = known.is_some_and(|known| known.secret_author);
                let told = |entry| AuditEvent::from(entry).unless_secret(&call.actor, secret);
                entries.into_iter().map(told).collect()
            }
        };
        events.extend(told.into_iter().map(|event: AuditEvent| (event.id, event)));
    }
    let entry = |((id, subject_type, subject_id), district_code)| {
        Some(AuditEntry { district_code, subject_type, subject_id, event: events.remove(&id)? })
    };
    Ok(places.into_iter().zip(districts).filter_map(entry).collect())
}

/// A page of the trail.
/// 审计记录的一页。
#[derive(Serialize, ToSchema)]
pub(super) struct AuditEntryPage {
    /// The entries.
    /// 各条审计记录。
    #[schema(max_items = 200)]
    pub(super) items: Vec<AuditEntry>,
    /// The cursor of the next page; null on the last.
    /// 下一页的游标;最后一页为空。
    #[schema(required = true)]
    pub(super) next_cursor: Option<String>,
    /// Who is who, with `expand=people`.
    /// 各人是谁(`expand=people` 时)。
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    pub(super) expanded: Option<NamedPeople>,
}

/// Who reads the trail (00 §8); it is no record and has no workflow table.
pub(super) fn permitted(actor: &Actor) -> Result<()> {
    if audit::reads_the_trail(actor) { Ok(()) } else { Err(Problem::new(codes::FORBIDDEN)) }
}
