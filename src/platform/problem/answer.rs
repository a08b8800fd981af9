//! A problem as its caller reads it: RFC 9457, in the language of the request.

use super::{Code, Problem, law};
use crate::values::locale::Language;
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError as _, http::header};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A refusal or failure (RFC 9457).
/// 拒绝或者失败(RFC 9457)。
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView {
    /// Where the code is explained.
    /// 错误代码说明的地址。
    #[serde(rename = "type")]
    #[schema(examples("/problems/VALIDATION_FAILED"))]
    pub kind: String,
    /// Short text of the code.
    /// 错误代码的简短说明。
    #[schema(examples("内容不符合要求"))]
    pub title: String,
    /// HTTP status.
    /// 状态码(HTTP)。
    #[schema(minimum = 400, maximum = 599, examples(422))]
    pub status: u16,
    /// The code: stable, for programs.
    /// 错误代码:稳定不变,供程序识别。
    #[schema(examples("VALIDATION_FAILED"))]
    pub code: String,
    /// What was refused and why.
    /// 拒绝的内容和原因。
    #[schema(examples("请求内容不符合要求,见 errors"))]
    pub detail: String,
    /// The statute and article that demand it.
    /// 所依据的法律及其条文。
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("民法典第二百零三条"))]
    pub basis: Option<String>,
    /// Facts for programs, by code.
    /// 供程序使用的具体数据,随错误代码而定。
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object, required = false, additional_properties)]
    pub params: Map<String, Value>,
    /// The fields that are wrong.
    /// 不符合要求的字段。
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldProblem>,
    /// The path of the request.
    /// 请求路径。
    #[schema(examples("/api/v1/meetings"))]
    pub instance: String,
    /// The id under which the log has this request.
    /// 请求 ID,可据以在日志中查找该请求。
    #[schema(examples("0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    pub request_id: String,
}

/// What is wrong with one field.
/// 单个字段的错误。
#[derive(Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer into the body.
    /// 指向请求体内字段的 JSON 指针。
    #[schema(examples("/held_on"))]
    pub pointer: String,
    /// The code.
    /// 错误代码。
    #[schema(examples("FIELD_MISSING"))]
    pub code: String,
    /// What is wrong, or what would be right.
    /// 错在何处,或者应当如何填写。
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
