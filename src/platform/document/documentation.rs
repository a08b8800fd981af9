//! The document and Swagger UI: outside `/api/v1`, public. Both are bytes that all requests share.

use super::catalogue::{Catalogue, Written};
use crate::{
    document::routes::Routes,
    http::query_string::{once, pairs},
    problem::{Problem, Result, codes},
    values::locale::Language,
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, AcceptEncoding, Encoding, Header},
    web::{Bytes, Data, Path},
};
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use utoipa_swagger_ui::Config;

/// The pages of Swagger UI that were asked for, as all answers share them.
pub struct Pages {
    config: Arc<Config<'static>>,
    known: Mutex<HashMap<String, Arc<Page>>>,
}

struct Page {
    media_type: String,
    written: Written,
}

impl Pages {
    /// The pages of a service below a path.
    #[must_use]
    pub fn below(base_path: &str) -> Self {
        let config = Config::from(format!("{base_path}/openapi.json"))
            .persist_authorization(true)
            .display_operation_id(true)
            .try_it_out_enabled(true)
            .filter(true);
        Self { config: Arc::new(config), known: Mutex::default() }
    }

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

/// Serves both.
pub fn routes(routes: &mut Routes) {
    routes.read("/openapi.json", openapi);
    routes.read("/", to_swagger_ui);
    routes.read("/swagger-ui", to_swagger_ui);
    routes.read("/swagger-ui/", index);
    routes.read("/swagger-ui/{file}", swagger_ui);
}

async fn to_swagger_ui() -> HttpResponse {
    HttpResponse::TemporaryRedirect().insert_header((header::LOCATION, "/swagger-ui/")).finish()
}

async fn index(request: HttpRequest, pages: Data<Pages>) -> Result<HttpResponse> {
    let page = pages.page("")?;
    Ok(answer(&request, &page.media_type, &page.written))
}

async fn openapi(request: HttpRequest, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    Ok(answer(&request, "application/json", catalogue.written(language(&request)?)))
}

async fn swagger_ui(request: HttpRequest, file: Path<String>, pages: Data<Pages>) -> Result<HttpResponse> {
    let page = pages.page(&file)?;
    Ok(answer(&request, &page.media_type, &page.written))
}

fn answer(request: &HttpRequest, media_type: &str, written: &Written) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.content_type(media_type).insert_header((header::VARY, "Accept-Encoding"));
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
fn language(request: &HttpRequest) -> Result<Language> {
    let asked = pairs(request.query_string());
    once(&asked, &[])?;
    let mut language = Language::accepted(crate::http::headers::text(request.headers(), "accept-language"));
    for (name, value) in asked {
        let known = [Language::Chinese, Language::English];
        let refused = |code| Problem::new(code).with("parameter", name.as_str());
        if name != "lang" {
            return Err(refused(codes::UNKNOWN_PARAMETER).with("allowed", vec!["lang"]));
        }
        let said = known.into_iter().find(|language| language.tag() == value);
        let tags = || known.map(Language::tag).to_vec();
        language = said.ok_or_else(|| refused(codes::INVALID_PARAMETER).with("allowed", tags()))?;
    }
    Ok(language)
}
