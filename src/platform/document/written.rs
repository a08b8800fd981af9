//! One operation as the document writes it.

use super::{
    Operation,
    answers::Answers,
    contents::{Content, Contents},
    refusals::refusals,
};
use crate::values::example::example;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The parameters of a path.
fn in_path(path: &str) -> impl Iterator<Item = Value> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).map(|name| match name {
        "id" => json!({"$ref": "#/components/parameters/id"}),
        _ => json!({
            "name": name, "in": "path", "required": true, "description": format!("The {name}.\n路径参数 `{name}`。"),
            "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9_.-]+$"}
        }),
    })
}

/// The parameters of an operation, first those without which it is none.
fn parameters(operation: &Operation) -> Vec<Value> {
    let is_needed = |parameter: &Value| {
        parameter["required"] == true
            || parameter["$ref"].as_str().is_some_and(|name| name.ends_with("_required"))
    };
    let (needed, others): (Vec<Value>, Vec<Value>) =
        operation.parameters.iter().cloned().partition(is_needed);
    in_path(&operation.path).chain(needed).chain(others).collect()
}

/// An operation with its answers and refusals.
pub(super) fn written(
    operation: &Operation,
    contents: &Contents,
    components: &BTreeMap<String, Value>,
    answers: &mut Answers,
) -> Value {
    let (zh, en) = &operation.summary;
    let mut written = json!({
        "operationId": operation.id,
        "summary": format!("{en}\n{zh}"),
        "x-summary": format!("{en}\n{zh}"),
        "description": operation.description.as_written(),
        "responses": {}
    });
    if operation.public {
        written["security"] = json!([]);
    }
    if operation.open {
        written["security"] = json!([{}, {"access_code": []}, {"bearer": []}]);
    }
    let parameters = parameters(operation);
    if !parameters.is_empty() {
        written["parameters"] = json!(parameters);
    }
    if let (Some(request), Some(body)) = (&operation.request, &contents.request) {
        let required = request.required.unwrap_or(body.needed);
        written["requestBody"] = json!({"required": required, "content": requested(body, components)});
    }
    for (answer, bodies) in operation.answers.iter().zip(&contents.answers) {
        written["responses"][answer.status.to_string()] = answers.of(answer, bodies, !operation.public);
    }
    written["responses"]["4XX"] = refusals(operation);
    written["responses"]["5XX"] = json!({"$ref": "#/components/responses/ServerProblem"});
    written
}

fn requested(body: &Content, components: &BTreeMap<String, Value>) -> Value {
    let Content { media_type, schema, .. } = body;
    if !media_type.ends_with("json") {
        return json!({ *media_type: {"schema": schema} });
    }
    let mut shown = example(schema, components);
    if let ("application/merge-patch+json", Some(fields)) = (*media_type, shown.as_object_mut()) {
        // An edit sends what changes.
        let first = fields.keys().next().cloned();
        fields.retain(|name, _| Some(name) == first.as_ref());
    }
    json!({ *media_type: {"schema": schema, "example": shown} })
}
