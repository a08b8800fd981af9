//! With which codes an operation may be refused: what every operation may, by what it is, and its own.

use super::Operation;
use crate::{
    problem::{Code, codes, law},
    values::{hash::Sha256, hex::hex, locale::Language},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What may go wrong with every request.
const ANY: &[Code] = &[
    codes::MALFORMED_REQUEST,
    codes::INVALID_PARAMETER,
    codes::UNKNOWN_PARAMETER,
    codes::TOO_MANY_PARAMETERS,
    codes::PARAMETER_REPEATED,
    codes::NOT_ACCEPTABLE,
    codes::URI_TOO_LONG,
    codes::HEADER_FIELDS_TOO_LARGE,
    codes::TOO_MANY_REQUESTS,
    codes::TOO_MANY_CONNECTIONS,
];

/// What may go wrong beside with a request that names its caller, a record, or a page of them.
const READING: &[Code] = &[
    codes::UNAUTHENTICATED,
    codes::FORBIDDEN,
    codes::FORBIDDEN_SCOPE,
    codes::INSUFFICIENT_SCOPE,
    codes::NOT_FOUND,
    codes::INVALID_CURSOR,
    codes::DISTRICT_MISSING,
    codes::ACCESS_CODE_WRONG,
];

/// What may go wrong beside with a request that changes something.
const CHANGING: &[Code] = &[
    codes::MALFORMED_JSON,
    codes::DUPLICATE_NAME,
    codes::LIST_TOO_LONG,
    codes::JSON_TOO_DEEP,
    codes::REQUEST_TIMEOUT,
    codes::PAYLOAD_TOO_LARGE,
    codes::UNSUPPORTED_MEDIA_TYPE,
    codes::VALIDATION_FAILED,
    codes::UNKNOWN_REFERENCE,
    codes::INVALID_TRANSITION,
    codes::ALREADY_EXISTS,
    codes::STILL_REFERENCED,
    codes::VERSION_MISMATCH,
    codes::IF_MATCH_REQUIRED,
    codes::IDEMPOTENCY_IN_FLIGHT,
    codes::IDEMPOTENCY_KEY_REUSED,
    codes::SESSION_REQUIRED,
    codes::SECOND_FACTOR_REQUIRED,
];

/// What many operations are refused with alike: the name of their schema and response, and the codes.
const SHARED: [(&str, &[&[Code]]); 3] = [
    ("AnyRefusal", &[ANY]),
    ("ReadingRefusal", &[ANY, READING]),
    ("ChangingRefusal", &[ANY, READING, CHANGING]),
];

/// The refusals that many operations share, as schemas of their codes.
pub(super) fn schemas() -> BTreeMap<String, Value> {
    let schema = |codes: &[&[Code]]| {
        let names: Vec<_> = codes.iter().copied().flatten().map(|code| code.name()).collect();
        json!({
            "type": "string", "enum": names,
            "description": "What many operations are refused with.\n许多操作共有的拒绝代码。"
        })
    };
    SHARED.iter().map(|(name, codes)| (format!("{name}Code"), schema(codes))).collect()
}

/// The refusals that many operations share, as responses.
pub(super) fn responses() -> BTreeMap<String, Value> {
    let shared = SHARED.iter().map(|(name, _)| ((*name).into(), response(&json!(code_of(name)), None)));
    let server = json!({
        "description": "The service failed, or is not available for a moment.\n服务出错,或暂时不可用。",
        "content": {"application/problem+json": {"schema": {"$ref": PROBLEM}}}
    });
    shared.chain([("ServerProblem".into(), server)]).collect()
}

const PROBLEM: &str = "#/components/schemas/Problem";

fn code_of(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}Code")})
}

/// Every status says its codes: they are a type of their own for each operation.
pub(super) fn refusals(operation: &Operation) -> Value {
    let (name, codes) = shared(operation);
    let own = operation.refusals.iter().filter(|code| (400..500).contains(&code.entry().status));
    let own: Vec<_> =
        own.filter(|code| !codes.iter().copied().flatten().any(|known| known == *code)).collect();
    if own.is_empty() {
        return json!({"$ref": format!("#/components/responses/{name}")});
    }
    let names: Vec<_> = own.iter().map(|code| code.name()).collect();
    let code = json!({"anyOf": [code_of(name), {"type": "string", "enum": names}]});
    response(&code, own.first().copied())
}

fn shared(operation: &Operation) -> (&'static str, &'static [&'static [Code]]) {
    let changes = operation.method != "get" || operation.request.is_some();
    let reads = !operation.public || operation.path.contains('{');
    SHARED[if changes { 2 } else { usize::from(reads) }]
}

fn response(code: &Value, shown: Option<&Code>) -> Value {
    let mut content = json!({"schema": {"allOf": [{"$ref": PROBLEM}, {"properties": {"code": code}}]}});
    if let Some(shown) = shown {
        let name = shown.name();
        content["examples"] = json!({name: {"$ref": format!("#/components/examples/{name}")}});
    }
    json!({
        "description": "Refused: `code` says why.\n被拒绝:原因见 `code`。",
        "content": {"application/problem+json": content}
    })
}

/// What a refusal with each of these codes says.
pub(super) fn examples(codes: &[Code]) -> BTreeMap<String, Value> {
    codes.iter().map(|code| (code.name().to_owned(), json!({"value": example(*code)}))).collect()
}

fn example(code: Code) -> Value {
    let both = |said: fn(Code, Language) -> &'static str| {
        format!("{}\n{}", said(code, Language::English), said(code, Language::Chinese))
    };
    let (name, basis) = (code.name(), code.entry().basis);
    let mut problem = json!({
        "type": format!("/problems/{name}"), "status": code.entry().status, "code": name,
        "title": both(Code::title), "detail": both(Code::detail),
        "instance": "/api/v1", "request_id": "0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"
    });
    let named = |language| law::named(basis, language);
    if let (Some(english), Some(chinese)) = (named(Language::English), named(Language::Chinese)) {
        problem["basis"] = format!("{english}\n{chinese}").into();
    }
    problem
}

/// What several operations are refused with alike stands once, named by what it says: other operations change no name.
pub(super) fn share(paths: &mut Map<String, Value>) -> Map<String, Value> {
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for operation in paths.values().filter_map(Value::as_object).flat_map(Map::values) {
        *alike.entry(operation["responses"]["4XX"].to_string()).or_default() += 1;
    }
    let mut shared = Map::new();
    for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
        let refusal = &mut operation["responses"]["4XX"];
        let text = refusal.to_string();
        if refusal.get("$ref").is_none() && alike.get(&text).is_some_and(|count| *count > 1) {
            let name = format!("Refusal{}", hex(&Sha256::of(text)[..4]));
            let reference = json!({"$ref": format!("#/components/responses/{name}")});
            shared.insert(name, std::mem::replace(refusal, reference));
        }
    }
    shared
}
