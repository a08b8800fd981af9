//! `/audit-events`: the trail of a district as a list and as a file, for those who supervise the administration.

mod export;
mod listing;
mod query;

use platform::{
    actor::Actor,
    audit::{self, AuditEvent, entity::Model},
    call::Call,
    openapi::{Operation, Schema, Tag},
    problem::{Code, Problem, Result},
    routes::Routes,
    vocabulary::Role,
};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// An entry of the trail with its record.
#[derive(Serialize, ToSchema)]
struct AuditEntry {
    /// District of the record; empty for the service itself.
    district_code: String,
    /// The kind of the record.
    #[schema(examples("supervision.item"))]
    subject_type: String,
    /// The record.
    subject_id: Uuid,
    /// What was done.
    #[serde(flatten)]
    event: AuditEvent,
}

/// Entries as the caller reads them. Auditors read everything (00 §3); administrators that something was done, when and by
/// whom, and of what was done what the views of the records show them.
async fn told(call: &Call, entries: Vec<Model>) -> Result<Vec<AuditEntry>> {
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
            Some(kind) if !call.actor.is(Role::Auditor) => {
                kind.tell(call, call.service.store.read(), entries).await?
            }
            _ => entries.into_iter().map(Into::into).collect(),
        };
        events.extend(told.into_iter().map(|event: AuditEvent| (event.id, event)));
    }
    let entry = |((id, subject_type, subject_id), district_code)| {
        Some(AuditEntry { district_code, subject_type, subject_id, event: events.remove(&id)? })
    };
    Ok(places.into_iter().zip(districts).filter_map(entry).collect())
}

/// A page of the trail.
#[derive(Serialize, ToSchema)]
struct AuditEntryPage {
    /// The entries.
    #[schema(max_items = 200)]
    items: Vec<AuditEntry>,
    /// The cursor of the next page; null on the last.
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// Who reads the trail (00 §8); it is no record and has no workflow table.
fn permitted(actor: &Actor) -> Result<()> {
    if audit::reads_the_trail(actor) { Ok(()) } else { Err(Problem::new(Code::Forbidden)) }
}

/// Serves the list and the file.
pub(super) fn routes(routes: &mut Routes, tag: Tag) {
    let path = "/api/v1/audit-events";
    let list =
        Operation::new("get", path, "list_audit_events", tag, ("查询审计记录", "List the audit trail"));
    let about = "Who did what to which record, newest first. Readable by: Auditor and DistrictAdmin in their district, \
        PlatformAdmin in every district. What changed is told as far as the caller may read it in the record itself.";
    let mut list = filtered(list.describe(about).shared("limit").shared("cursor"));
    list.parameters.push(json!({
        "name": "sort", "in": "query", "description": "The order; `-` is newest first. Ends in `id`.",
        "schema": {"type": "string", "enum": query::ORDERS, "default": query::ORDERS[0]}
    }));
    let page = Schema::of::<AuditEntryPage>();
    let list = list.answers_as(200, vec![("application/json", page)], &["Link"]);
    routes.handle(list.refuses(Code::UnknownParameter).refuses(Code::InvalidCursor), listing::list);

    let path = "/api/v1/audit-events/export";
    let file =
        Operation::new("get", path, "export_audit_events", tag, ("导出审计记录", "Export the audit trail"));
    let about = "The same entries, oldest first, as one file: CSV (UTF-8 with BOM, Chinese headers) or a JSON object \
        per line. The file ends with the entries of the moment in which it was asked for.";
    let mut file = filtered(file.describe(about));
    file.parameters.push(json!({
        "name": "format", "in": "query", "required": true, "description": "The format of the file.",
        "schema": {"type": "string", "enum": ["csv", "ndjson"]}
    }));
    let text = || Schema::of::<String>();
    let file = file.answers_as(200, vec![("text/csv", text()), ("application/x-ndjson", text())], &[]);
    routes.handle(file.refuses(Code::UnknownParameter), export::export);
}

fn filtered(operation: Operation) -> Operation {
    let exact = query::FILTERS.iter().fold(operation, |operation, filter| {
        operation.query(filter.name, &(filter.schema)(), &format!("Only this `{}`.", filter.name))
    });
    let instant = || Schema::text_of_format("date-time");
    exact
        .query("occurred_at_from", &instant(), "Only entries at or after this.")
        .query("occurred_at_to", &instant(), "Only entries at or before this.")
        .query("district", &Schema::line(200), "Only this district; PlatformAdmin reads others than the own.")
}
