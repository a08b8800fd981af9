//! What the service says about itself: its workflows, its problems, its document.

pub use super::moved::WRITTEN_FOR;
use super::{
    Described, Operation, Tag, as_3_0, document, moved::take_place_on, routes::Routes, vocabulary::Vocabulary,
};
use crate::{
    call::Call,
    http::reply::Answer,
    problem::{Problem, Result, codes, law},
    values::{hash::Sha256, hex::hex, locale::Language, schema::Schema},
    workflow::{TableText, mermaid, svg},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::EntityTag,
    web::{Bytes, Data, Path},
};
use chrono::NaiveDate;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;
use serde_json::Value;
use std::{
    cmp::Reverse,
    collections::HashMap,
    io::Write,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use utoipa::ToSchema;

const TAG: Tag = Tag { zh: "目录", en: "Catalogue" };

/// What the service says about itself; one per process.
pub struct Catalogue {
    routes: &'static Routes,
    base_path: String,
    editions: Mutex<HashMap<Edition, Arc<OnceLock<Written>>>>,
    groups: Vec<Tag>,
    vocabulary: OnceLock<Vocabulary>,
}

/// One of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edition {
    /// The language of its texts.
    pub language: Language,
    /// The version of OpenAPI.
    pub version: Version,
    /// The only group of operations that it has; none for all of them.
    pub group: Option<Tag>,
    /// The day on which its examples take place.
    pub day: NaiveDate,
}

/// A version of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// The document as it is made.
    V31,
    /// What generators read that know nothing later.
    V30,
}

/// A large text that is the same for everybody, as all answers share it.
pub struct Written {
    /// As it is read.
    pub plain: Bytes,
    packed: OnceLock<Bytes>,
    /// Its entity tag.
    pub tag: EntityTag,
}

impl Written {
    /// A text that is written.
    pub fn of(text: impl Into<Bytes>) -> Self {
        let plain = text.into();
        // Weak: packed it is another sequence of bytes.
        let tag = EntityTag::new_weak(hex(&Sha256::of(&plain)[..8]));
        Self { plain, packed: OnceLock::new(), tag }
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
        let mut sizes: HashMap<Tag, usize> = HashMap::new();
        routes.operations.iter().for_each(|operation| *sizes.entry(operation.tag).or_default() += 1);
        let mut groups: Vec<Tag> = sizes.keys().copied().collect();
        groups.sort_by_key(|group| (Reverse(sizes[group]), group.en));
        Self { routes, base_path, editions: Mutex::default(), groups, vocabulary: OnceLock::new() }
    }

    /// The OpenAPI document, whose examples take place on the day for which they are written.
    #[must_use]
    pub fn document(&self, language: Language, version: Version) -> Value {
        self.edition(Edition { language, version, group: None, day: WRITTEN_FOR })
    }

    fn edition(&self, edition: Edition) -> Value {
        let mut document = document(self.routes, edition.language, &self.base_path, edition.group);
        take_place_on(&mut document, edition.day);
        if edition.version == Version::V30 { as_3_0(document) } else { document }
    }

    /// The same as it is served, written once, while others are read. What was written for another day is given up.
    pub fn written(&self, edition: Edition) -> Arc<OnceLock<Written>> {
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        editions.retain(|known, _| known.day == edition.day);
        let written = Arc::clone(editions.entry(edition).or_default());
        drop(editions);
        written.get_or_init(|| Written::of(self.edition(edition).to_string()));
        written
    }

    /// The groups of operations, the largest first.
    #[must_use]
    pub fn groups(&self) -> &[Tag] {
        &self.groups
    }

    /// What the group of a domain's operations is called, if the domain has some.
    #[must_use]
    pub fn group_of(&self, domain: &str) -> Option<Tag> {
        self.routes.group_of(domain)
    }

    /// The group of each operation, by its id.
    pub(super) fn groups_of_operations(&self) -> HashMap<&str, Tag> {
        self.routes.operations.iter().map(|operation| (&*operation.id, operation.tag)).collect()
    }

    /// How many operations there are.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.routes.operations.len()
    }

    /// Every closed list of words.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self.routes))
    }

    /// The path below which a proxy shows the service; empty for none.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The workflow tables.
    #[must_use]
    pub fn tables(&self) -> &'static [TableText] {
        &self.routes.tables
    }
}

/// A workflow in the list of all.
/// 流程清单中的一项流程。
#[derive(Serialize, ToSchema)]
struct WorkflowSummary {
    /// `domain.record`.
    /// 记录种类,写作 `domain.record`。
    #[schema(examples("registry.meeting"))]
    kind: String,
    /// What the record is called in Chinese.
    /// 记录的中文名称。
    label: String,
    /// What it is called in English.
    /// 记录的英文名称。
    noun: String,
    /// The collection's URL.
    /// 列表的 URL。
    path: String,
    /// The number of states.
    /// 状态的数目。
    #[schema(minimum = 1)]
    states: usize,
    /// The number of rows of the table.
    /// 流程表的行数。
    #[schema(minimum = 1)]
    rules: usize,
}

/// All workflows.
/// 全部流程。
#[derive(Serialize, ToSchema)]
struct WorkflowList {
    /// The workflows.
    /// 各项流程。
    items: Vec<WorkflowSummary>,
}

/// A code of a problem.
/// 错误代码及其说明。
#[derive(Serialize, ToSchema)]
struct ProblemCode {
    /// The code.
    /// 错误代码。
    #[schema(examples("INVALID_TRANSITION"))]
    code: String,
    /// The HTTP status.
    /// 状态码(HTTP)。
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// Short text.
    /// 简短说明。
    title: String,
    /// Sentence.
    /// 完整说明。
    detail: String,
    /// The articles that demand it.
    /// 所依据的法律条文。
    #[schema(required = true)]
    basis: Option<String>,
}

/// Adds the routes of the catalogue.
pub fn routes(routes: &mut Routes) {
    let get = |path: &str, id: &str, summary| Operation::new("get", path, id, TAG, summary);
    let list = get("/api/v1/workflows", "list_workflows", ("查询流程", "List the workflows"));
    let list = list
        .describe("Every kind of record with a workflow.\n有流程的全部记录种类。")
        .answers(200, Schema::of::<WorkflowList>);
    routes.handle(list, list_workflows);
    let one = get("/api/v1/workflows/{kind}", "get_workflow", ("读取流程表", "Read a workflow table"));
    let text = Described::by(Schema::of::<String>);
    let one = one
        .describe(
            "The table as JSON; `{kind}.svg` is a drawing and `{kind}.mmd` a Mermaid diagram of it.\n\
             流程表的 JSON;`{kind}.svg` 为流程图,`{kind}.mmd` 为 Mermaid 图。",
        )
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
    let problem =
        problem.public().describe("What a `type` URL of a problem leads to.\n错误的 `type` 网址所指的说明。");
    routes.handle(problem.answers(200, Schema::of::<ProblemCode>), get_problem);
    let words = get("/api/v1/vocabulary", "get_vocabulary", ("查询词表", "Read the vocabulary"));
    let words = words.describe(
        "Every closed list of words with its labels in both languages, for menus and tables.\n\
         全部词表及其中英文名称,供界面显示。",
    );
    routes.handle(words.answers(200, Schema::of::<Vocabulary>), get_vocabulary);
}

async fn list_workflows(_: Call, catalogue: Data<Catalogue>) -> Result<Answer> {
    let items = catalogue.routes.tables.iter().map(|table| WorkflowSummary {
        kind: table.kind.clone(),
        label: table.label.clone(),
        noun: table.noun.clone(),
        path: format!("{}{}", catalogue.base_path, table.path),
        states: table.states.len(),
        rules: table.rules.len(),
    });
    Answer::json(200, &WorkflowList { items: items.collect() })
}

async fn get_vocabulary(_: Call, catalogue: Data<Catalogue>) -> Result<Answer> {
    Answer::json(200, catalogue.vocabulary())
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
