//! The page at `/`: what this is, and where to go on; and the guide beside it.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CONTENT_SECURITY_POLICY, HeaderValue},
    web::Data,
};
use platform::{
    document::{
        catalogue::{Catalogue, Written},
        documentation::{answer, language},
        routes::Routes,
    },
    problem::Result,
    values::locale::Language,
    workflow::TableText,
};
use std::{collections::BTreeMap, fmt::Write, sync::OnceLock};

/// The guide, as the repository has it.
const GUIDES: [&str; 2] = [include_str!("../docs/guide.zh.md"), include_str!("../docs/guide.md")];
/// No script, and no style but its own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The pages as all requests share them, in Chinese and in English.
#[derive(Default)]
pub struct FirstPages {
    start: [OnceLock<Written>; 2],
    guide: [OnceLock<Written>; 2],
}

/// Serves them.
pub fn routes(routes: &mut Routes) {
    routes.read("/", start);
    routes.read("/guide", guide);
}

async fn start(
    request: HttpRequest,
    pages: Data<FirstPages>,
    catalogue: Data<Catalogue>,
) -> Result<HttpResponse> {
    let language = language(&request)?;
    let page = language.pick(&pages.start[0], &pages.start[1]);
    let page = page.get_or_init(|| Written::of(start_page(&catalogue, language)));
    let mut response = answer(&request, "text/html; charset=utf-8", page);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}

async fn guide(request: HttpRequest, pages: Data<FirstPages>) -> Result<HttpResponse> {
    let language = language(&request)?;
    let (page, text) = language.pick((&pages.guide[0], GUIDES[0]), (&pages.guide[1], GUIDES[1]));
    Ok(answer(&request, "text/markdown; charset=utf-8", page.get_or_init(|| Written::of(text))))
}

/// The page in a language.
fn start_page(catalogue: &Catalogue, language: Language) -> String {
    let base = catalogue.base_path();
    let other = language.pick(("en", "English"), ("zh-CN", "中文"));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}</style></head><body>\n<p class=\"other\"><a href=\"{base}/?lang={}\">{}</a></p>\n",
        language.tag(),
        language.pick("监督 — 区人大监督工作接口", "Jiandu — oversight work of district People's Congresses"),
        other.0,
        other.1
    );
    page += &language.pick(CHINESE, ENGLISH).replace("{base}", base);
    for (domain, tables) in by_domain(catalogue.tables()) {
        let name = catalogue.group_of(domain).map_or(domain, |group| language.pick(group.zh, group.en));
        let _ = write!(page, "<h3>{}</h3>\n<table>\n", escaped(name));
        for table in tables {
            let (name, about) =
                language.pick((&*table.label, &*table.about_zh), (&*table.plural, &*table.about));
            let _ = writeln!(
                page,
                "<tr><td>{}</td><td><code>{}</code></td><td>{}</td></tr>",
                escaped(name),
                escaped(&format!("{base}{}", table.path)),
                with_code(about)
            );
        }
        page += "</table>\n";
    }
    page + "</body></html>\n"
}

fn by_domain(tables: &[TableText]) -> BTreeMap<&str, Vec<&TableText>> {
    let mut domains: BTreeMap<&str, Vec<&TableText>> = BTreeMap::new();
    for table in tables {
        domains.entry(table.kind.split('.').next().unwrap_or_default()).or_default().push(table);
    }
    domains
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What stands between backquotes is code.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{}</code>", escaped(part)) } else { escaped(part) })
        .collect()
}

const STYLE: &str = "body{font:16px/1.6 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222}\
    a{color:#a40000}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:1.5rem 0 .3rem}\
    table{border-collapse:collapse;width:100%}td{border-top:1px solid #ddd;padding:.3rem .6rem .3rem 0;vertical-align:top}\
    code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{background:#f5f5f5;padding:.8rem;overflow:auto}.other{float:right}";

const CHINESE: &str = "<h1>监督</h1>
<p>区人大监督工作的接口:街道工委、监督、代表家站、民生项目的记录,各有流程、法定期限、审计历史和统计。</p>
<h2>从这里开始</h2>
<ul><li><a href=\"{base}/swagger-ui/\">Swagger UI</a>:查找、阅读并试用每个操作</li>
<li><a href=\"{base}/openapi.json?lang=zh-CN\">OpenAPI 3.1 文档</a>,<a href=\"{base}/openapi-3.0.json?lang=zh-CN\">OpenAPI 3.0</a>,供生成客户端</li>
<li><a href=\"{base}/guide?lang=zh-CN\">接口指南</a>:登录、分页、筛选、错误、幂等、试运行、版本、语言、限流</li>
<li><a href=\"{base}/healthz\">存活</a>,<a href=\"{base}/readyz\">就绪</a></li></ul>
<h2>登录</h2>
<pre>curl -s http://127.0.0.1:8080{base}/api/v1/auth/login -H 'Content-Type: application/json' \\
     -d '{\"username\": \"…\", \"password\": \"…\"}'</pre>
<p>之后的请求带上 <code>Authorization: Bearer</code> 和所得的 <code>access_token</code>;在 Swagger UI 中点 Authorize。</p>
<h2>记录种类及其流程</h2>
";

const ENGLISH: &str = "<h1>Jiandu</h1>
<p>The oversight work of district People's Congresses as an API: street committees, supervision, deputies' stations
and livelihood projects are records with workflows, statutory deadlines, an audit
trail and computed numbers.</p>
<h2>Begin here</h2>
<ul><li><a href=\"{base}/swagger-ui/\">Swagger UI</a>: find, read and try every operation</li>
<li><a href=\"{base}/openapi.json?lang=en\">The OpenAPI 3.1 document</a>, and as <a href=\"{base}/openapi-3.0.json?lang=en\">OpenAPI 3.0</a>, for generated clients</li>
<li><a href=\"{base}/guide?lang=en\">The guide</a>: signing in, pages, filters, errors, idempotency, dry runs, versions, languages, rate limits</li>
<li><a href=\"{base}/healthz\">Whether it lives</a>, and <a href=\"{base}/readyz\">whether it is ready</a></li></ul>
<h2>Signing in</h2>
<pre>curl -s http://127.0.0.1:8080{base}/api/v1/auth/login -H 'Content-Type: application/json' \\
     -d '{\"username\": \"…\", \"password\": \"…\"}'</pre>
<p>Requests after that carry <code>Authorization: Bearer</code> with the <code>access_token</code>; in Swagger UI press Authorize.</p>
<h2>Kinds of records and their workflows</h2>
";
