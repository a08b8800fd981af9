//! The parameters and headers that operations share.

use crate::{
    exports::Format,
    http::query_string::MOST_OF_ONE,
    records::{
        listing::{DEFAULT_LIMIT, LIMIT},
        people::PEOPLE,
    },
    values::schema::SOME_TEXT,
};
use serde_json::{Value, json};

/// What the order of a list is.
pub(super) const SORT: &str =
    "The order; `-` is largest first. Ends in `id`.\n排序;`-` 为从大到小,最后按 `id`。";
/// The orders of a list that has no other: by when its records were made.
pub(super) const NEWEST_FIRST: [&str; 2] = ["-created_at", "created_at"];

/// The parameters that operations name.
pub(super) fn parameters() -> Value {
    let header = |name: &str, required: bool, about: &str, example: &str| {
        json!({
            "name": name, "in": "header", "required": required, "description": about,
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "examples": [example]}
        })
    };
    json!({
        "id": {
            "name": "id", "in": "path", "required": true, "description": "The id of the record.\n记录的标识。",
            "schema": {"type": "string", "format": "uuid"}
        },
        "ids": {
            "name": "id", "in": "query", "description": "Any of these.\n其中任一。",
            "schema": {"type": "array", "items": {"type": "string", "format": "uuid"}, "maxItems": MOST_OF_ONE}
        },
        "newest_first": {
            "name": "sort", "in": "query", "description": SORT,
            "schema": {"type": "string", "enum": NEWEST_FIRST, "default": NEWEST_FIRST[0]}
        },
        "file_format": {
            "name": "format", "in": "query", "required": true, "description": "The kind of file.\n文件格式。",
            "schema": {"type": "string", "enum": Format::ALL.map(Format::word)}
        },
        "q": {
            "name": "q", "in": "query", "description": "Text to find.\n要查找的文字。",
            "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": SOME_TEXT}
        },
        "limit": {
            "name": "limit", "in": "query", "description": "Records of a page.\n每页的记录数。",
            "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": LIMIT, "default": DEFAULT_LIMIT}
        },
        "cursor": {
            "name": "cursor", "in": "query", "description": "`next_cursor` of the page before.\n上一页的 `next_cursor`。",
            "schema": {"type": "string", "minLength": 1, "maxLength": 1000}
        },
        "count": {
            "name": "count", "in": "query",
            "description": "Count the records that fit: in `total` up to 10,000, beyond in `total_is_at_least`.\n统计符合条件的记录数:一万以内为 `total`,超过的为 `total_is_at_least`。",
            "schema": {"type": "boolean", "default": false}
        },
        "archived": {
            "name": "archived", "in": "query", "description": "List the archived records instead.\n改为列出已归档的记录。",
            "schema": {"type": "boolean", "default": false}
        },
        "explain": {
            "name": "explain", "in": "query", "description": "With `explained_actions`.\n附 `explained_actions`。",
            "schema": {"type": "boolean"}
        },
        "actionable": {
            "name": "actionable", "in": "query", "description": "Only what waits for the caller.\n只列出等待调用方办理的。",
            "schema": {"type": "boolean"}
        },
        "people": {
            "name": "expand", "in": "query", "description": "Who the people are.\n各人是谁。",
            "schema": {"type": "array", "items": {"type": "string", "enum": [PEOPLE]}, "maxItems": MOST_OF_ONE}
        },
        "dry_run": {
            "name": "dry_run", "in": "query",
            "description": "The full answer or refusal; nothing is stored.\n只作检查:给出完整的应答或拒绝,不保存。",
            "schema": {"type": "boolean", "default": false}
        },
        "if_match": header(
            "If-Match", false,
            "The version that the change is meant for: `\"v1\"`, or the `ETag` that was read.\n此更改所针对的版本:`\"v1\"`,或读取时的 `ETag`。",
            "\"v1\""),
        "if_match_required": header(
            "If-Match", true,
            "The version that was read: `\"v1\"`, or the `ETag`.\n读取时的版本:`\"v1\"`,或 `ETag`。",
            "\"v1\""),
        "if_none_match": header(
            "If-None-Match", false,
            "The `ETag` that the caller has; 304 if the answer is the same.\n调用方已有的 `ETag`;内容相同时应答 304。",
            "\"v1-5f2a90c27e11\""),
        "district_code": {
            "name": "District-Code", "in": "header", "required": false,
            "description": "The district, for callers with neither a token nor an access code.\n行政区划代码,供没有令牌和查询码的调用方使用。",
            "schema": {"type": "string", "pattern": "^[0-9]{6}$", "examples": ["310114"]}
        },
        "idempotency_key": header(
            "Idempotency-Key", false,
            "A retried request with the same key happens once. Callers without a token share one memory: their keys have 16 characters at least.\n同一个键的请求只执行一次。没有令牌的调用方共用记录,其键至少 16 个字符。",
            "0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"),
    })
}

/// The headers that answers name.
pub(super) fn headers() -> Value {
    let text = |about: &str, example: &str| json!({"description": about, "schema": {"type": "string", "examples": [example]}});
    json!({
        "ETag": text("The version of the record, and a digest of the answer.\n记录的版本和应答的摘要。", "\"v1-5f2a90c27e11\""),
        "Location": text("The URL of the new record.\n新记录的网址。", "/api/v1/meetings/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"),
        "RateLimit": text("What is left of the limit that this request counts for, of a token or of the public, and until when.\n此请求所计入的限额(令牌的或公众的)剩余多少,至何时为止。", "\"token\";r=5999;t=60"),
        "RateLimit-Policy": text("How many requests that limit allows in how many seconds.\n该限额在多少秒内允许多少次请求。", "\"token\";q=6000;w=60"),
        "Link": text("RFC 8288: the next page.\nRFC 8288:下一页。", "</api/v1/meetings?cursor=…>; rel=\"next\""),
    })
}
