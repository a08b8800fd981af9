//! The document and Swagger UI: outside `/api/v1`, public. Both are bytes that all requests share.

use super::catalogue::{Catalogue, Version, Written};
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
    base_path: String,
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
        let config = Arc::new(Config::from(""));
        Self { config, base_path: base_path.to_owned(), known: Mutex::default() }
    }

    /// The page of a name. What there is not is not remembered, so there are no more than files.
    fn page(&self, name: &str) -> Result<Arc<Page>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = known.get(name) {
            return Ok(Arc::clone(page));
        }
        if name == "swagger-initializer.js" {
            let text = INITIALIZER.replace("DOCUMENT", &format!("{}/openapi.json", self.base_path));
            let page = Arc::new(Page { media_type: "text/javascript".into(), written: Written::of(text) });
            known.insert(name.to_owned(), Arc::clone(&page));
            return Ok(page);
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

/// Serves them.
pub fn routes(routes: &mut Routes) {
    routes.read("/openapi.json", openapi);
    routes.read("/openapi-3.0.json", openapi_3_0);
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
    Ok(answer(&request, "application/json", catalogue.written(language(&request)?, Version::V31)))
}

async fn openapi_3_0(request: HttpRequest, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    Ok(answer(&request, "application/json", catalogue.written(language(&request)?, Version::V30)))
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
