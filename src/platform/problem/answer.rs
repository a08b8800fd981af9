//! A problem as its caller reads it: RFC 9457, in the language of the request.

use super::{Code, Problem, law};
use crate::values::locale::Language;
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError as _, http::header};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A refusal or failure (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(examples("/problems/VALIDATION_FAILED"))]
    pub kind: String,
    /// Short text of the code.
    #[schema(examples("内容不符合要求"))]
    pub title: String,
    /// HTTP status.
    #[schema(minimum = 400, maximum = 599, examples(422))]
    pub status: u16,
    /// The code: stable, for programs.
    #[schema(examples("VALIDATION_FAILED"))]
    pub code: String,
    /// What was refused and why.
    #[schema(examples("请求内容不符合要求,见 errors"))]
    pub detail: String,
    /// The statute and article that demand it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("民法典第二百零三条"))]
    pub basis: Option<String>,
    /// Facts for programs, by code.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object, required = false, additional_properties)]
    pub params: Map<String, Value>,
    /// The fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldProblem>,
    /// The path of the request.
    #[schema(examples("/api/v1/meetings"))]
    pub instance: String,
    /// The id under which the log has this request.
    #[schema(examples("0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    pub request_id: String,
}

/// What is wrong with one field.
#[derive(Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer into the body.
    #[schema(examples("/held_on"))]
    pub pointer: String,
    /// The code.
    #[schema(examples("FIELD_MISSING"))]
    pub code: String,
    /// What is wrong, or what would be right.
    #[schema(examples("请填写 held_on"))]
    pub detail: String,
}

impl ProblemView {
    /// A problem in a language, of a path below the path where the service is.
    #[must_use]
    pub fn of(problem: &Problem, language: Language, (base, path): (&str, &str), request_id: &str) -> Self {
        let facts = &problem.0;
        let words = |code: Code| code.detail(language).to_owned();
        let fields = facts.fields.iter().map(|field| FieldProblem {
            pointer: field.pointer.clone(),
            code: field.code.name().into(),
            detail: field
                .detail
                .as_ref()
                .map_or_else(|| words(field.code), |detail| detail.pick(language).to_owned()),
        });
        Self {
            kind: format!("{base}/problems/{}", facts.code.name()),
            title: facts.code.title(language).into(),
            status: problem.status_code().as_u16(),
            code: facts.code.name().into(),
            detail: facts
                .detail
                .as_ref()
                .map_or_else(|| words(facts.code), |detail| detail.pick(language).to_owned()),
            basis: law::named(&problem.basis(), language),
            params: facts.params.clone(),
            errors: fields.collect(),
            instance: if path.is_empty() { String::new() } else { format!("{base}{path}") },
            request_id: request_id.into(),
        }
    }
}

/// Writes a problem as the answer to a request.
#[must_use]
pub fn render(problem: &Problem, language: Language, place: (&str, &str), request_id: &str) -> HttpResponse {
    let facts = &problem.0;
    let view = ProblemView::of(problem, language, place, request_id);
    let mut response = HttpResponseBuilder::new(problem.status_code());
    response.insert_header((header::CONTENT_TYPE, "application/problem+json"));
    response.insert_header((header::CONTENT_LANGUAGE, language.tag()));
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(seconds) = facts.retry_after {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    for (name, value) in &facts.headers {
        response.insert_header((name, value.as_str()));
    }
    if view.status == 401 {
        response.insert_header((header::WWW_AUTHENTICATE, r#"Bearer realm="jiandu""#));
    }
    response.body(serde_json::to_string(&view).unwrap_or_default())
}
