//! What the service says about itself: its workflows, its problems, its document.

use super::{Described, Operation, Tag, document, routes::Routes};
use crate::{
    call::Call,
    http::reply::Answer,
    problem::{Problem, Result, codes, law},
    values::{locale::Language, schema::Schema},
    workflow::{TableText, mermaid, svg},
};
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data, Path},
};
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;
use std::{io::Write, sync::OnceLock};
use utoipa::ToSchema;

const TAG: Tag = Tag { zh: "目录", en: "Catalogue" };

/// What the service says about itself; one per process.
pub struct Catalogue {
    routes: &'static Routes,
    base_path: String,
    chinese: OnceLock<Written>,
    english: OnceLock<Written>,
}

/// A large text that is the same for everybody, as all answers share it.
pub struct Written {
    /// As it is read.
    pub plain: Bytes,
    packed: OnceLock<Bytes>,
}

impl Written {
    /// A text that is written.
    pub fn of(text: impl Into<Bytes>) -> Self {
        Self { plain: text.into(), packed: OnceLock::new() }
    }

    /// In gzip, packed once: to pack it for every request would cost each a tenth of a second of a core.
    pub fn packed(&self) -> Bytes {
        let pack = || {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            // Writing to memory does not fail.
            packed.write_all(&self.plain).and_then(|()| packed.finish()).unwrap_or_default().into()
        };
        self.packed.get_or_init(pack).clone()
    }
}

impl Catalogue {
    /// The catalogue of these routes.
    #[must_use]
    pub fn of(routes: &'static Routes) -> Self {
        Self::below(routes, String::new())
    }

    /// The same of a service that a proxy shows below a path.
    #[must_use]
    pub fn below(routes: &'static Routes, base_path: String) -> Self {
        Self { routes, base_path, chinese: OnceLock::new(), english: OnceLock::new() }
    }

    /// The OpenAPI document, written once for each language.
    pub fn written(&self, language: Language) -> &Written {
        let make = || Written::of(format!("{:#}\n", document(self.routes, language, &self.base_path)));
        language.pick(&self.chinese, &self.english).get_or_init(make)
    }

    /// The same as text.
    pub fn document(&self, language: Language) -> &str {
        std::str::from_utf8(&self.written(language).plain).unwrap_or_default()
    }
}

/// A workflow in the list of all.
#[derive(Serialize, ToSchema)]
struct WorkflowSummary {
    /// `domain.record`.
    #[schema(examples("registry.meeting"))]
    kind: String,
    /// What the record is called in Chinese.
    label: String,
    /// The collection's URL.
    path: String,
    /// The number of states.
    #[schema(minimum = 1)]
    states: usize,
    /// The number of rows of the table.
    #[schema(minimum = 1)]
    rules: usize,
}

/// All workflows.
#[derive(Serialize, ToSchema)]
struct WorkflowList {
    /// The workflows.
    items: Vec<WorkflowSummary>,
}

/// A code of a problem.
#[derive(Serialize, ToSchema)]
struct ProblemCode {
    /// The code.
    #[schema(examples("INVALID_TRANSITION"))]
    code: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// Short text.
    title: String,
    /// Sentence.
    detail: String,
    /// The articles that demand it.
    #[schema(required = true)]
    basis: Option<String>,
}

/// Adds the routes of the catalogue.
pub fn routes(routes: &mut Routes) {
    let get = |path: &str, id: &str, summary| Operation::new("get", path, id, TAG, summary);
    let list = get("/api/v1/workflows", "list_workflows", ("查询流程", "List the workflows"));
    let list =
        list.describe("Every kind of record with a workflow.").answers(200, Schema::of::<WorkflowList>);
    routes.handle(list, list_workflows);
    let one = get("/api/v1/workflows/{kind}", "get_workflow", ("读取流程表", "Read a workflow table"));
    let text = Described::by(Schema::of::<String>);
    let one = one
        .describe("The table as JSON; `{kind}.svg` is a drawing and `{kind}.mmd` a Mermaid diagram of it.")
        .answers_as(
            200,
            vec![
                ("application/json", Described::by(Schema::of::<TableText>)),
                ("image/svg+xml", text.clone()),
                ("text/plain", text),
            ],
            &[],
        );
    routes.handle(one, get_workflow);
    let problem = get("/problems/{code}", "get_problem", ("错误代码说明", "Explain a problem code"));
    let problem = problem.public().describe("What a `type` URL of a problem leads to.");
    routes.handle(problem.answers(200, Schema::of::<ProblemCode>), get_problem);
}

async fn list_workflows(_: Call, catalogue: Data<Catalogue>) -> Result<Answer> {
    let items = catalogue.routes.tables.iter().map(|table| WorkflowSummary {
        kind: table.kind.clone(),
        label: table.label.clone(),
        path: format!("{}{}", catalogue.base_path, table.path),
        states: table.states.len(),
        rules: table.rules.len(),
    });
    Answer::json(200, &WorkflowList { items: items.collect() })
}

async fn get_workflow(call: Call, name: Path<String>, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let (kind, format) = match name.rsplit_once('.') {
        Some((kind, format @ ("svg" | "mmd"))) => (kind, format),
        _ => (name.as_str(), "json"),
    };
    let table = catalogue.routes.tables.iter().find(|table| table.kind == kind);
    let table = table.ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
    let mut response = HttpResponse::Ok();
    Ok(match format {
        "svg" => response.content_type("image/svg+xml").body(svg(table, call.language)),
        "mmd" => response.content_type("text/plain; charset=utf-8").body(mermaid(table, call.language)),
        _ => {
            let mut shown = serde_json::to_value(table).map_err(Problem::internal)?;
            shown["path"] = format!("{}{}", catalogue.base_path, table.path).into();
            response.json(shown)
        }
    })
}

async fn get_problem(request: HttpRequest, name: Path<String>, catalogue: Data<Catalogue>) -> Result<Answer> {
    let code = catalogue.routes.codes.iter().find(|code| code.name() == *name);
    let code = code.ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
    let language = Language::accepted(crate::http::headers::text(request.headers(), "accept-language"));
    let entry = code.entry();
    let view = ProblemCode {
        code: code.name().into(),
        status: entry.status,
        title: code.title(language).into(),
        detail: code.detail(language).into(),
        basis: law::named(entry.basis, language),
    };
    Ok(Answer::json(200, &view)?.header("Content-Language", language.tag()))
}
