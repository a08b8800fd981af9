//! The document and Swagger UI: outside `/api/v1`, public. Both are bytes that all requests share.

use super::{
    Tag,
    catalogue::{Catalogue, Edition, Version, Written},
    index::Index,
    routes::Routes,
};
use crate::{
    call::Service,
    http::query_string::{once, pairs},
    problem::{Problem, Result, codes},
    values::{clock::legal_date, locale::Language},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, AcceptEncoding, Encoding, Header},
    web::{Bytes, Data, Path},
};
use serde_json::{Value, json};
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use utoipa_swagger_ui::Config;

/// The pages of Swagger UI that were asked for, as all answers share them.
pub struct Pages {
    config: Arc<Config<'static>>,
    known: Mutex<HashMap<String, Arc<Page>>>,
    initializer: OnceLock<Written>,
    index: [OnceLock<Written>; 2],
}

impl Default for Pages {
    fn default() -> Self {
        let config = Arc::new(Config::from(""));
        Self { config, known: Mutex::default(), initializer: OnceLock::new(), index: Default::default() }
    }
}

struct Page {
    media_type: String,
    written: Written,
}

impl Pages {
    /// The page of a name. What there is not is not remembered, so there are no more than files.
    fn page(&self, name: &str) -> Result<Arc<Page>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = known.get(name) {
            return Ok(Arc::clone(page));
        }
        let found = utoipa_swagger_ui::serve(name, Arc::clone(&self.config)).map_err(Problem::internal)?;
        let file = found.ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
        let bytes = match file.bytes {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        };
        let page = Arc::new(Page { media_type: file.content_type, written: Written::of(bytes) });
        known.insert(name.to_owned(), Arc::clone(&page));
        Ok(page)
    }
}

/// How Swagger UI begins.
const INITIALIZER: &str = include_str!("swagger.js");

/// The documents that Swagger UI offers: each group of operations, and all of them. It takes five times as long to prepare a
/// document of OpenAPI 3.1 (decision 86).
fn initializer(catalogue: &Catalogue) -> String {
    let document = format!("{}/openapi-3.0.json", catalogue.base_path());
    let group = |tag: Tag| json!({"name": tag.both(), "url": format!("{document}?domain={}", tag.slug())});
    let all = json!({"name": "全部 All", "url": document});
    let documents: Value = catalogue.groups().iter().copied().map(group).chain([all]).collect();
    INITIALIZER.replace("DOCUMENTS", &documents.to_string())
}

/// Serves them.
pub fn routes(routes: &mut Routes) {
    routes.read("/openapi.json", openapi);
    routes.read("/openapi-3.0.json", openapi_3_0);
    routes.read("/swagger-ui", to_swagger_ui);
    routes.read("/swagger-ui/", index);
    routes.read("/swagger-ui/swagger-initializer.js", begin);
    routes.read("/swagger-ui/operations.json", operations);
    routes.read("/swagger-ui/{file}", swagger_ui);
}

async fn to_swagger_ui() -> HttpResponse {
    HttpResponse::TemporaryRedirect().insert_header((header::LOCATION, "/swagger-ui/")).finish()
}

async fn index(request: HttpRequest, pages: Data<Pages>) -> Result<HttpResponse> {
    let page = pages.page("")?;
    Ok(answer(&request, &page.media_type, &page.written))
}

async fn openapi(
    request: HttpRequest,
    catalogue: Data<Catalogue>,
    service: Data<Service>,
) -> Result<HttpResponse> {
    document(&request, &catalogue, &service, Version::V31)
}

async fn openapi_3_0(
    request: HttpRequest,
    catalogue: Data<Catalogue>,
    service: Data<Service>,
) -> Result<HttpResponse> {
    document(&request, &catalogue, &service, Version::V30)
}

fn document(
    request: &HttpRequest,
    catalogue: &Catalogue,
    service: &Service,
    version: Version,
) -> Result<HttpResponse> {
    let (language, group) = asked(request, catalogue.groups())?;
    let edition = Edition { language, version, group, day: legal_date(service.clock.now()) };
    match catalogue.written(edition).get() {
        Some(written) => Ok(answer(request, "application/json", written)),
        None => Err(Problem::internal("a document that is not written")),
    }
}

async fn begin(request: HttpRequest, catalogue: Data<Catalogue>, pages: Data<Pages>) -> HttpResponse {
    let page = pages.initializer.get_or_init(|| Written::of(initializer(&catalogue)));
    answer(&request, "text/javascript", page)
}

/// What the search of Swagger UI finds beside what it shows.
async fn operations(
    request: HttpRequest,
    catalogue: Data<Catalogue>,
    pages: Data<Pages>,
) -> Result<HttpResponse> {
    let language = language(&request)?;
    let index = language.pick(&pages.index[0], &pages.index[1]);
    let written = index.get_or_init(|| Written::of(Index::of(&catalogue, language).to_json()));
    Ok(answer(&request, "application/json", written))
}

async fn swagger_ui(request: HttpRequest, file: Path<String>, pages: Data<Pages>) -> Result<HttpResponse> {
    let page = pages.page(&file)?;
    Ok(answer(&request, &page.media_type, &page.written))
}

/// A text that all requests share, by its tag and packed where the caller takes that.
pub fn answer(request: &HttpRequest, media_type: &str, written: &Written) -> HttpResponse {
    let known = header::IfNoneMatch::parse(request).ok();
    let is_known = match known {
        Some(header::IfNoneMatch::Any) => true,
        Some(header::IfNoneMatch::Items(tags)) => tags.iter().any(|tag| tag.weak_eq(&written.tag)),
        None => false,
    };
    let mut response = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    // Kept, and asked for again by its tag.
    response
        .insert_header(header::ETag(written.tag.clone()))
        .insert_header((header::CACHE_CONTROL, "no-cache"));
    response.content_type(media_type).insert_header((header::VARY, "Accept-Encoding"));
    if is_known {
        return response.finish();
    }
    let codings = [Encoding::gzip(), Encoding::identity()];
    let accepted = AcceptEncoding::parse(request).ok();
    if accepted.and_then(|accepted| accepted.negotiate(codings.iter())) == Some(Encoding::gzip()) {
        response.insert_header((header::CONTENT_ENCODING, "gzip"));
        return response.body(written.packed());
    }
    // Said, so that nothing packs it again.
    response.insert_header((header::CONTENT_ENCODING, "identity"));
    response.body(written.plain.clone())
}

/// `lang`, or what `Accept-Language` prefers.
///
/// # Errors
/// Another parameter, or a language that is not known.
pub fn language(request: &HttpRequest) -> Result<Language> {
    Ok(asked(request, &[])?.0)
}

/// The language, and the group of operations that `domain` names.
fn asked(request: &HttpRequest, groups: &[Tag]) -> Result<(Language, Option<Tag>)> {
    let asked = pairs(request.query_string());
    once(&asked, &[])?;
    let mut language = Language::accepted(crate::http::headers::text(request.headers(), "accept-language"));
    let mut group = None;
    let known = if groups.is_empty() { vec!["lang"] } else { vec!["lang", "domain"] };
    for (name, value) in asked {
        let refused = |code, allowed: Vec<String>| {
            Err(Problem::new(code).with("parameter", name.as_str()).with("allowed", allowed))
        };
        match name.as_str() {
            "lang" => {
                let known = [Language::Chinese, Language::English];
                match known.into_iter().find(|language| language.tag() == value) {
                    Some(said) => language = said,
                    None => {
                        return refused(
                            codes::INVALID_PARAMETER,
                            known.map(|one| one.tag().to_owned()).to_vec(),
                        );
                    }
                }
            }
            "domain" if known.contains(&"domain") => {
                match groups.iter().find(|group| group.slug() == value) {
                    Some(said) => group = Some(*said),
                    None => return refused(codes::INVALID_PARAMETER, groups.iter().map(Tag::slug).collect()),
                }
            }
            _ => return refused(codes::UNKNOWN_PARAMETER, known.into_iter().map(str::to_owned).collect()),
        }
    }
    Ok((language, group))
}
