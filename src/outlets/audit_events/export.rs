//! `GET /audit-events/export`: the trail as a file, read and sent page by page.

use super::{
    entry::AuditEntry,
    entry::permitted,
    entry::told,
    query::{Place, Query},
};
use crate::codes;
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, ContentDisposition},
    web::Bytes,
};
use chrono::SecondsFormat;
use futures_util::{Stream, stream};
use platform::{
    call::Call,
    exports::{MARK, texts},
    lists::Direction,
    problem::{Problem, Result},
    records::audit::entity::Model,
    values::clock::local,
};

/// Entries read at a time, and held until the client has taken them.
const PAGE: u64 = 200;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Ndjson,
}

pub(super) async fn export(call: Call, request: HttpRequest) -> Result<HttpResponse> {
    permitted(&call.actor)?;
    let mut query = Query::read(request.query_string(), &call)?;
    query.direction = Direction::Ascending;
    let (format, media_type, name) = match query.format.as_deref() {
        Some("csv") => (Format::Csv, "text/csv; charset=utf-8", "audit-events.csv"),
        Some("ndjson") => (Format::Ndjson, "application/x-ndjson", "audit-events.ndjson"),
        _ => {
            let wrong = Problem::new(codes::INVALID_PARAMETER).with("parameter", "format");
            return Err(wrong.with("allowed", vec!["csv", "ndjson"]));
        }
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header(ContentDisposition::attachment(name))
        .streaming(Box::pin(pages(call, query, format))))
}

/// The file in pieces; a failure breaks the connection off, so that nobody takes half a file for a whole one.
fn pages(call: Call, query: Query, format: Format) -> impl Stream<Item = Result<Bytes>> {
    let until = call.now;
    let beginning = (format == Format::Csv).then(|| format!("{MARK}{}", texts(&HEADERS.map(String::from))));
    let start = (call, query, None::<Place>, beginning, false);
    stream::try_unfold(start, move |(call, query, after, beginning, done)| async move {
        if done {
            return Ok(None);
        }
        let rows = query.select(after, PAGE).all(call.service.store.read()).await?;
        let last = rows.last().is_none_or(|row| row.occurred_at > until);
        let done = last || rows.len() as u64 <= PAGE;
        let mut text = beginning.unwrap_or_default();
        let mut place = after;
        // The one more that was read is not dropped: the next page begins after the last one that was written.
        let rows: Vec<Model> = rows.into_iter().filter(|row| row.occurred_at <= until).collect();
        for entry in told(&call, rows).await? {
            place = Some((entry.event.occurred_at, entry.event.id));
            text.push_str(&written(entry, format)?);
        }
        Ok(Some((Bytes::from(text), (call, query, place, None, done))))
    })
}

fn written(entry: AuditEntry, format: Format) -> Result<String> {
    if format == Format::Csv {
        return Ok(texts(&cells(entry)));
    }
    Ok(serde_json::to_string(&entry).map_err(Problem::internal)? + "\n")
}

const HEADERS: [&str; 15] = [
    "时间",
    "行政区",
    "对象类型",
    "对象",
    "序号",
    "操作",
    "原状态",
    "新状态",
    "操作人",
    "角色",
    "单位",
    "说明",
    "变更",
    "请求",
    "校验值",
];

fn cells(entry: AuditEntry) -> [String; 15] {
    let AuditEntry { district_code, subject_type, subject_id, event } = entry;
    [
        local(event.occurred_at).to_rfc3339_opts(SecondsFormat::Micros, false),
        district_code,
        subject_type,
        subject_id.to_string(),
        event.sequence.to_string(),
        event.action,
        event.from_state.unwrap_or_default(),
        event.to_state,
        event.actor_id.to_string(),
        event.role.unwrap_or_default(),
        event.organization_id.to_string(),
        event.reason.unwrap_or_default(),
        event.diff.to_string(),
        event.request_id,
        event.hash.unwrap_or_default(),
    ]
}
