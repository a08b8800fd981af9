//! The whole document: operations, schemas, shared parameters and problems, in one language.

use super::{Answered, Described, Operation, bounds::bound_lists, routes::Routes};
use crate::{
    problem::{Code, ProblemView, codes, law},
    records::{
        chain::Tie,
        listing::{DEFAULT_LIMIT, LIMIT},
        scope::Scope,
    },
    values::{
        example::example,
        locale::Language,
        schema::{Schema, referred},
    },
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Writes the document of a service below a path.
#[must_use]
pub fn document(routes: &Routes, language: Language, base: &str) -> Value {
    let (operations, codes) = (&routes.operations, &routes.codes);
    let mut components = Schema::of::<ProblemView>().components;
    let described: Vec<_> =
        operations.iter().map(|operation| (operation, Contents::of(operation, &mut components))).collect();
    components.insert(Tie::name().into(), Tie::any_of(&routes.ties));
    let taken: Vec<&Value> =
        described.iter().filter_map(|(_, contents)| Some(&contents.request.as_ref()?.schema)).collect();
    bound_lists(&mut components, &taken);
    let mut paths: Map<String, Value> = Map::new();
    for (operation, contents) in &described {
        let item = paths.entry(operation.path.clone()).or_insert_with(|| item(&operation.path));
        let scope = routes.scope_of(operation);
        item[operation.method] = written(operation, contents, &scope, language, &components);
    }
    show(&mut components, codes);
    let responses = responses(operations, codes, &components);
    let components = used(components, &json!([paths, responses]));
    let title =
        language.pick("监督 — 区人大监督工作接口", "Jiandu — oversight work of district People's Congresses");
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": title, "version": env!("CARGO_PKG_VERSION"),
            "summary": language.pick("区人大监督工作的记录、流程、期限与统计", "Records, workflows, deadlines and numbers"),
            "description": about(language),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "contact": {"name": "Jiandu"}
        },
        "servers": [{"url": if base.is_empty() { "/" } else { base }, "description": language.pick("本服务", "This service")}],
        "security": [{"bearer": []}],
        "tags": tags(operations, language),
        "paths": paths,
        "components": {
            "schemas": components,
            "parameters": parameters(),
            "headers": headers(),
            "responses": responses,
            "securitySchemes": {
                "bearer": {
                    "type": "http", "scheme": "bearer",
                    "description": language.pick(
                        "访问令牌:登录所得,或由管理员签发。", "An access token from login, or a token issued by an administrator.")
                },
                "access_code": {
                    "type": "apiKey", "in": "header", "name": "Access-Code",
                    "description": language.pick(
                        "查询码:提交时出示一次,只能读取和答复本人的记录。",
                        "An access code: shown once when a record was submitted; opens that record and no other.")
                }
            }
        }
    })
}

/// The schemas that something refers to: parts that were merged into others need no name.
fn used(components: BTreeMap<String, Value>, from: &Value) -> BTreeMap<String, Value> {
    let mut wanted: Vec<String> = Vec::new();
    let mut names = referred(from);
    while let Some(name) = names.pop() {
        if !wanted.contains(&name) {
            names.extend(components.get(&name).map(referred).unwrap_or_default());
            wanted.push(name);
        }
    }
    components.into_iter().filter(|(name, _)| wanted.contains(name)).collect()
}

fn about(language: Language) -> &'static str {
    language.pick(
        "所有记录按区隔离;状态只能通过流程动作改变;每次修改都有审计记录。错误均为 RFC 9457 problem+json,`code` 稳定,`basis` 为法律条文。\n\n\
         日期写作 `2026-09-04`,时刻为 RFC 3339,均在 1900 至 2199 年,无闰秒;整数不带小数点和指数。文本首尾去空格,取 NFC,不含不可见字符;名称、代码和编号比较时不分全角半角和大小写。",
        "Records belong to a district and nothing crosses it. States change through workflow actions only, and every change \
         leaves an audit entry. Failures are RFC 9457 problems: `code` is stable, `basis` names the article of law.\n\n\
         Dates are written `2026-09-04`, instants as in RFC 3339, of the years 1900 to 2199 and without leap seconds; whole numbers have \
         neither point nor exponent. Texts are trimmed, composed (NFC) and without invisible characters; names, codes and numbers are \
         compared whatever their width and case.",
    )
}

/// What goes in and out of an operation, made for the document.
struct Contents {
    request: Option<Content>,
    /// For each answer, in their order.
    answers: Vec<Vec<Content>>,
}

/// A body by its media type.
struct Content {
    media_type: &'static str,
    schema: Value,
    /// Whether one of its fields must be sent.
    needed: bool,
}

impl Contents {
    /// The schemas of an operation; what they refer to goes to the components of all.
    fn of(operation: &Operation, components: &mut BTreeMap<String, Value>) -> Self {
        let mut content = |media_type, described: &Described| {
            let schema = described.schema();
            let needed = schema.definition().get("required").is_some();
            components.extend(schema.components);
            Content { media_type, schema: schema.value, needed }
        };
        Self {
            request: operation.request.as_ref().map(|request| content(request.media_type, &request.content)),
            answers: operation
                .answers
                .iter()
                .map(|answer| answer.content.iter().map(|(kind, made)| content(kind, made)).collect())
                .collect(),
        }
    }
}

fn item(path: &str) -> Value {
    let parameters: Vec<Value> = path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| match name {
            "id" => json!({"$ref": "#/components/parameters/id"}),
            _ => json!({
                "name": name, "in": "path", "required": true, "description": format!("The {name}."),
                "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9_.-]+$"}
            }),
        })
        .collect();
    if parameters.is_empty() { json!({}) } else { json!({"parameters": parameters}) }
}

fn written(
    operation: &Operation,
    contents: &Contents,
    scope: &Scope,
    language: Language,
    components: &BTreeMap<String, Value>,
) -> Value {
    let (zh, en) = &operation.summary;
    let mut written = json!({
        "operationId": operation.id,
        "tags": [language.pick(operation.tag.zh, operation.tag.en)],
        "summary": language.pick(zh, en),
        "description": if operation.description == *en { language.pick(zh, en) } else { &operation.description },
        "responses": {}
    });
    if operation.public {
        written["security"] = json!([]);
    }
    if operation.open {
        written["security"] = json!([{}, {"access_code": []}, {"bearer": []}]);
    }
    if !operation.public && !operation.any_token {
        written["x-scope"] = json!(scope.to_string());
    }
    if !operation.parameters.is_empty() {
        written["parameters"] = json!(operation.parameters);
    }
    if let (Some(request), Some(body)) = (&operation.request, &contents.request) {
        let required = request.required.unwrap_or(body.needed);
        let content = content(body, components, body.media_type == "application/merge-patch+json");
        written["requestBody"] = json!({
            "required": required, "description": language.pick("请求内容", "The content"), "content": content
        });
    }
    for (answer, bodies) in operation.answers.iter().zip(&contents.answers) {
        let mut success = success(answer, bodies, language, components);
        if !operation.public {
            for header in ["RateLimit", "RateLimit-Policy"] {
                success["headers"][header] = json!({"$ref": format!("#/components/headers/{header}")});
            }
        }
        written["responses"][answer.status.to_string()] = success;
    }
    for status in statuses(operation) {
        written["responses"][status.to_string()] =
            json!({"$ref": format!("#/components/responses/Problem{status}")});
    }
    let codes: Vec<_> = operation.refusals.iter().map(|code| code.name()).collect();
    written["x-problems"] = json!(codes);
    written
}

fn content(body: &Content, components: &BTreeMap<String, Value>, patch: bool) -> Value {
    let Content { media_type, schema, .. } = body;
    if !media_type.ends_with("json") {
        return json!({ *media_type: {"schema": schema} });
    }
    let mut shown = example(schema, components);
    if let (true, Some(fields)) = (patch, shown.as_object_mut()) {
        // An edit sends what changes.
        let first = fields.keys().next().cloned();
        fields.retain(|name, _| Some(name) == first.as_ref());
    }
    json!({ *media_type: {"schema": schema, "example": shown} })
}

fn success(
    answer: &Answered,
    bodies: &[Content],
    language: Language,
    components: &BTreeMap<String, Value>,
) -> Value {
    let description = match answer.status {
        201 => language.pick("已创建", "Created"),
        204 => language.pick("已完成,无内容", "Done, no content"),
        206 => language.pick("部分内容", "Partial content"),
        304 => language.pick("未变化", "Not modified"),
        _ => language.pick("成功", "Success"),
    };
    let mut written = json!({"description": description});
    for body in bodies {
        if let Value::Object(one) = content(body, components, false) {
            for (name, value) in one {
                written["content"][name] = value;
            }
        }
    }
    for header in answer.headers {
        written["headers"][*header] = json!({"$ref": format!("#/components/headers/{header}")});
    }
    written
}

/// The failures an operation may have, by what it is: derived, so that none is forgotten.
fn statuses(operation: &Operation) -> Vec<u16> {
    let mut statuses: Vec<u16> = vec![400, 406, 414, 429, 431, 500, 503];
    let has_parameter = |name: &str| {
        operation.parameters.iter().any(|p| p["$ref"] == format!("#/components/parameters/{name}"))
    };
    if !operation.public {
        statuses.extend([codes::UNAUTHENTICATED, codes::FORBIDDEN].map(|code| code.entry().status));
    }
    if operation.path.contains('{') {
        statuses.push(404);
    }
    if operation.request.is_some() {
        statuses.extend([408, 413, 415, 422]);
    }
    if operation.method != "get" && !operation.public {
        statuses.extend([409, 422]);
    }
    if has_parameter("if_match_required") {
        statuses.extend([412, 428]);
    }
    if has_parameter("if_match") {
        statuses.push(412);
    }
    statuses.extend(operation.refusals.iter().map(|code| code.entry().status));
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// Shows a problem by a code whose statute is known, if some layer has one.
fn show(components: &mut BTreeMap<String, Value>, codes: &[Code]) {
    let shown = codes.iter().find(|code| code.entry().status == 422 && !code.entry().basis.is_empty());
    let (Some(code), Some(problem)) = (shown, components.get_mut("Problem")) else { return };
    let (chinese, path) = (Language::Chinese, format!("/problems/{}", code.name()));
    let basis = law::named(code.entry().basis, chinese).unwrap_or_default();
    let texts = [
        ("type", &*path),
        ("code", code.name()),
        ("title", code.title(chinese)),
        ("detail", code.detail(chinese)),
        ("basis", &basis),
    ];
    for (name, text) in texts {
        problem["properties"][name]["examples"] = json!([text]);
    }
}

fn responses(operations: &[Operation], codes: &[Code], components: &BTreeMap<String, Value>) -> Value {
    let mut used: Vec<u16> = operations.iter().flat_map(statuses).collect();
    used.sort_unstable();
    used.dedup();
    let mut responses = Map::new();
    for status in used {
        let codes: Vec<_> = codes.iter().filter(|code| code.entry().status == status).collect();
        let list: Vec<_> = codes
            .iter()
            .map(|code| format!("- `{}` {} / {}", code.name(), code.entry().title.0, code.entry().title.1))
            .collect();
        let mut shown = example(&json!({"$ref": "#/components/schemas/Problem"}), components);
        if let Some(code) = codes.first() {
            let entry = code.entry();
            shown["type"] = json!(format!("/problems/{}", code.name()));
            (shown["title"], shown["detail"]) = (json!(entry.title.0), json!(entry.detail.0));
            (shown["status"], shown["code"]) = (json!(status), json!(code.name()));
            if let Some(shown) = shown.as_object_mut() {
                // Only what such a problem has: articles where its row names some, fields where a body breaks a rule.
                match law::named(entry.basis, Language::Chinese) {
                    Some(basis) => shown.insert("basis".into(), json!(basis)),
                    None => shown.remove("basis"),
                };
                shown.retain(|name, _| name != "errors" || status == 422);
            }
        }
        let schema = json!({"$ref": "#/components/schemas/Problem"});
        let content = json!({"application/problem+json": {"schema": schema, "example": shown}});
        let description = format!("Problem:\n\n{}", list.join("\n"));
        responses.insert(format!("Problem{status}"), json!({"description": description, "content": content}));
    }
    responses.into()
}

fn tags(operations: &[Operation], language: Language) -> Value {
    let mut names: Vec<&str> = Vec::new();
    let mut tags = Vec::new();
    for operation in operations {
        let name = language.pick(operation.tag.zh, operation.tag.en);
        if !names.contains(&name) {
            names.push(name);
            let about = language.pick(operation.tag.en, operation.tag.zh);
            tags.push(json!({"name": name, "description": about}));
        }
    }
    tags.into()
}

fn parameters() -> Value {
    let header = |name: &str, required: bool, about: &str, example: &str| {
        json!({
            "name": name, "in": "header", "required": required, "description": about,
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "examples": [example]}
        })
    };
    json!({
        "id": {
            "name": "id", "in": "path", "required": true, "description": "The id of the record.",
            "schema": {"type": "string", "format": "uuid"}
        },
        "limit": {
            "name": "limit", "in": "query", "description": "Records of a page.",
            "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": LIMIT, "default": DEFAULT_LIMIT}
        },
        "cursor": {
            "name": "cursor", "in": "query", "description": "`next_cursor` of the page before.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 1000}
        },
        "count": {
            "name": "count", "in": "query", "description": "Count the records that fit: in `total` up to 10,000, beyond in `total_is_at_least`.",
            "schema": {"type": "boolean", "default": false}
        },
        "archived": {
            "name": "archived", "in": "query", "description": "List the archived records instead.",
            "schema": {"type": "boolean", "default": false}
        },
        "dry_run": {
            "name": "dry_run", "in": "query", "description": "The full answer or refusal; nothing is stored.",
            "schema": {"type": "boolean", "default": false}
        },
        "if_match": header("If-Match", false, "The version that the change is meant for: `\"v1\"`, or the `ETag` that was read.", "\"v1\""),
        "if_match_required": header("If-Match", true, "The version that was read: `\"v1\"`, or the `ETag`.", "\"v1\""),
        "if_none_match": header("If-None-Match", false, "The `ETag` that the caller has; 304 if the answer is the same.", "\"v1-5f2a90c27e11\""),
        "district_code": {
            "name": "District-Code", "in": "header", "required": false,
            "description": "The district, for callers with neither a token nor an access code.",
            "schema": {"type": "string", "pattern": "^[0-9]{6}$", "examples": ["310114"]}
        },
        "idempotency_key": header(
            "Idempotency-Key", false,
            "A retried request with the same key happens once. Callers without a token share one memory: their keys have 16 characters at least.",
            "0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"),
    })
}

fn headers() -> Value {
    let text = |about: &str, example: &str| json!({"description": about, "schema": {"type": "string", "examples": [example]}});
    json!({
        "ETag": text("The version of the record, and a digest of the answer.", "\"v1-5f2a90c27e11\""),
        "Location": text("The URL of the new record.", "/api/v1/meetings/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"),
        "RateLimit": text("What is left of the limit that this request counts for, of a token or of the public, and until when.", "\"token\";r=5999;t=60"),
        "RateLimit-Policy": text("How many requests that limit allows in how many seconds.", "\"token\";q=6000;w=60"),
        "Link": text("RFC 8288: the next page.", "</api/v1/meetings?cursor=…>; rel=\"next\""),
    })
}
