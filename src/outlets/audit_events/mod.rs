//! `/audit-events`: the trail of a district as a list and as a file, for those who supervise the administration.

mod entry;
mod export;
mod listing;
mod query;

use crate::codes;
use entry::AuditEntryPage;
use platform::{
    document::{Described, Operation, Tag, routes::Routes},
    values::schema::Schema,
};
use serde_json::json;

/// Serves the list and the file.
pub(super) fn routes(routes: &mut Routes, tag: Tag) {
    let path = "/api/v1/audit-events";
    let list =
        Operation::new("get", path, "list_audit_events", tag, ("查询审计记录", "List the audit trail"));
    let about = "Who did what to which record, newest first. Readable by: Auditor and DistrictAdmin in their district, \
        PlatformAdmin in every district. What changed is told as far as the caller may read it in the record itself.\n\
        谁对哪条记录做了什么,最新在前。审计查看和区管理员读取本区,平台管理员读取各区;变更内容以调用方在记录中可读的为限。";
    let mut list = filtered(list.describe(about).shared("limit").shared("cursor"));
    list.parameters.push(json!({
        "name": "sort", "in": "query", "description": "The order; `-` is newest first. Ends in `id`.\n\
             排序;`-` 为最新在前,最后按 `id`。",
        "schema": {"type": "string", "enum": query::ORDERS, "default": query::ORDERS[0]}
    }));
    let list = list.with_people();
    let page = Described::by(Schema::of::<AuditEntryPage>);
    let list = list.answers_as(200, vec![("application/json", page)], &["Link"]);
    routes.handle(list.refuses(codes::UNKNOWN_PARAMETER).refuses(codes::INVALID_CURSOR), listing::list);

    let path = "/api/v1/audit-events/export";
    let file =
        Operation::new("get", path, "export_audit_events", tag, ("导出审计记录", "Export the audit trail"));
    let about = "The same entries, oldest first, as one file: CSV (UTF-8 with BOM, Chinese headers) or a JSON object \
        per line. The file ends with the entries of the moment in which it was asked for.\n\
             同样的条目,从旧到新,作为一个文件:CSV(UTF-8 带 BOM,中文表头)或每行一个 JSON 对象。文件止于请求时刻的条目。";
    let mut file = filtered(file.describe(about));
    file.parameters.push(json!({
        "name": "format", "in": "query", "required": true, "description": "The format of the file.\n\
             文件的格式。",
        "schema": {"type": "string", "enum": ["csv", "ndjson"]}
    }));
    let text = || Described::by(Schema::of::<String>);
    let file = file.answers_as(200, vec![("text/csv", text()), ("application/x-ndjson", text())], &[]);
    routes.handle(file.refuses(codes::UNKNOWN_PARAMETER), export::export);
}

fn filtered(operation: Operation) -> Operation {
    let exact = query::FILTERS.iter().fold(operation, |operation, filter| {
        operation.query(
            filter.name,
            &(filter.schema)(),
            &format!("Only this `{0}`.\n只列出此 `{0}` 的条目。", filter.name),
        )
    });
    let instant = || Schema::text_of_format("date-time");
    exact
        .query(
            "occurred_at_from",
            &instant(),
            "Only entries at or after this.\n\
             只列出此时刻及以后的条目。",
        )
        .query(
            "occurred_at_to",
            &instant(),
            "Only entries at or before this.\n\
             只列出此时刻及以前的条目。",
        )
        .query(
            "district",
            &Schema::line(200),
            "Only this district; PlatformAdmin reads others than the own.\n\
             只列出此区;平台管理员可读取其他区。",
        )
}
