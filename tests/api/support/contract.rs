//! The OpenAPI document as a test: every answer has a documented status, media type and body, and no field more.

use super::Answer;
use jiandu::app;
use jsonschema::{Draft, Registry, Validator};
use platform::{
    document::catalogue::{Catalogue, Version},
    values::locale::Language,
};
use reqwest::Method;
use serde_json::{Map, Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

/// The document that the service serves.
pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| Catalogue::of(app::routes()).document(Language::English, Version::V31));

/// The same, with every object closed: a field that is not documented fails.
static CLOSED: LazyLock<Value> = LazyLock::new(|| {
    let mut document = DOCUMENT.clone();
    close(&mut document["components"]["schemas"]);
    document
});

/// The closed document, read once for all schemas that refer to it.
static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
    let document = Draft::Draft202012.create_resource(CLOSED.clone());
    Registry::try_new("urn:jiandu", document).expect("a JSON Schema resource")
});

static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

fn close(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.get("type") == Some(&json!("object")) && map.contains_key("properties") {
                map.entry("additionalProperties").or_insert(json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}

/// What an operation of the document is: its template, its method and its object.
pub type Documented = (String, String, Value);

/// Every operation of the document.
pub fn operations() -> Vec<Documented> {
    let mut all = Vec::new();
    for (path, item) in DOCUMENT["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path item") {
            if method != "parameters" {
                all.push((path.clone(), method.clone(), operation.clone()));
            }
        }
    }
    all
}

/// The template of a path; a fixed path goes before one with parameters.
fn template(path: &str) -> Option<&'static str> {
    let segments: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        parts.len() == segments.len()
            && parts.iter().zip(&segments).all(|(part, segment)| part.starts_with('{') || part == segment)
    };
    let templates = DOCUMENT["paths"].as_object().expect("paths").keys();
    templates
        .filter(|template| fits(template))
        .min_by_key(|template| template.matches('{').count())
        .map(String::as_str)
}

/// What a reference of the document points to.
pub fn resolved(value: &Value) -> &Value {
    value["$ref"]
        .as_str()
        .map_or(value, |target| DOCUMENT.pointer(&target[1..]).expect("no dangling reference"))
}

/// Fails the test unless the document has this answer to this request.
pub fn check(method: &Method, path: &str, answer: &Answer) {
    let said = || format!("{method} {path} {}: {}", answer.status, answer.text);
    let Some(template) = template(path) else {
        let outside = !path.starts_with("/api/v1") && !path.starts_with("/problems/");
        assert!(outside || answer.status == 404, "not in the document: {}", said());
        return;
    };
    let name = if method == Method::HEAD { "get".to_owned() } else { method.as_str().to_lowercase() };
    let operation = &DOCUMENT["paths"][template][&name];
    if operation.is_null() {
        assert!([204, 405].contains(&answer.status), "not in the document: {}", said());
        return;
    }
    // Of a refusal the document knows the codes, each of which has one status.
    let group = format!("{}XX", answer.status / 100);
    let one = &operation["responses"][answer.status.to_string()];
    let response = resolved(if one.is_null() { &operation["responses"][group] } else { one });
    assert!(response.is_object(), "a status that is not documented: {}", said());
    for header in response["headers"].as_object().unwrap_or(&Map::new()).keys() {
        // The public has no token whose requests are counted; `limits.rs` sees the others.
        let optional = ["Link", "Idempotency-Replayed", "Content-Range", "RateLimit", "RateLimit-Policy"]
            .contains(&header.as_str());
        assert!(optional || !answer.header(header).is_empty(), "without its header {header}: {}", said());
    }
    if answer.text.is_empty() && (method == Method::HEAD || response["content"].is_null()) {
        return;
    }
    let media_type = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
    // What `fields` left out is said with the parameter, and not among the answers.
    if media_type == "application/vnd.jiandu.fields+json" {
        return;
    }
    let content = &response["content"][&media_type];
    assert!(content.is_object(), "a media type that is not documented, {media_type}: {}", said());
    if !media_type.ends_with("json") || media_type == "application/x-ndjson" || content["schema"].is_null() {
        return;
    }
    let errors: Vec<String> = validator(&content["schema"])
        .iter_errors(&answer.body)
        .map(|e| format!("{}: {e}", e.instance_path))
        .collect();
    assert!(errors.is_empty(), "{} against the document: {errors:#?}", said());
}

fn validator(schema: &Value) -> Arc<Validator> {
    let key = schema.to_string();
    let mut known = VALIDATORS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(validator) = known.get(&key) {
        return Arc::clone(validator);
    }
    let absolute: Value = serde_json::from_str(&key.replace("\"#/", "\"urn:jiandu#/")).expect("a schema");
    let built = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_registry(REGISTRY.clone())
        .should_validate_formats(true)
        .build(&absolute)
        .expect("a schema that can be used");
    Arc::clone(known.entry(key).or_insert(Arc::new(built)))
}
