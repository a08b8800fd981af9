//! Routes: what is served and what the document says of it are registered together.

use super::{Operation, Tag, collection::field_names, operation::Refusal, operations_of};
use crate::{
    call::{Call, Performs, Reactions, background::Job},
    http::{
        body::{Lengths, Raw},
        query_string::{Several, pairs},
        reply::Answer,
    },
    problem::{Code, Problem, Result, codes},
    records::{
        assurance::Assurance,
        chain::Tie,
        kind::{Kind, Kinds},
        mark::Mark,
        measures::Measure,
        record::Record,
        scope::{Scope, Verb},
    },
    serving::frame::in_bounds,
    workflow::{RowText, TableText, Workflow},
};
use actix_web::{
    FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, Route,
    body::BoxBody,
    dev::ServiceRequest,
    guard,
    http::{Method, header::ALLOW},
    middleware::{Next, from_fn},
    web::{self, Path, ServiceConfig},
};
use futures_util::FutureExt;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
};
use uuid::Uuid;

type MakeRoute = Box<dyn Fn(&Several) -> Route + Send + Sync>;

/// Everything that the service serves.
#[derive(Default)]
pub struct Routes {
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// The workflow tables.
    pub tables: Vec<TableText>,
    /// The kinds of records.
    pub kinds: Kinds,
    /// The field names of each kind's records.
    pub fields: HashMap<&'static str, Vec<String>>,
    /// The query parameters that readings with a handler of their own know, by path.
    pub parameters: HashMap<String, Vec<String>>,
    /// What follows elsewhere when a record has done an action.
    pub reactions: Reactions,
    /// The domain of each tag's records, for the scopes of tokens.
    domains: BTreeMap<&'static str, &'static str>,
    /// Periodic work.
    pub jobs: Vec<Job>,
    /// What rules can watch.
    pub measures: Vec<Measure>,
    /// What can go wrong, the tables of all layers.
    pub codes: Vec<Code>,
    /// What can join two records.
    pub ties: Vec<Tie>,
    /// What each kind of record says of its columns.
    pub marks: BTreeMap<&'static str, &'static [Mark]>,
    /// The kinds whose records tell who somebody is: their trail is kept longer.
    pub personal: HashSet<&'static str>,
    /// What may refuse the operations of collections beside what their rows say.
    refusals: Vec<Refusal>,
    mounts: BTreeMap<String, Vec<(Method, MakeRoute)>>,
}

impl Routes {
    /// Serves a collection as its workflow table says.
    pub fn records<W: Performs>(&mut self, tag: Tag) {
        let table = TableText::of::<W>();
        let has =
            |action: &str| table.rules.iter().any(|rule| rule.action == action && !rule.roles.is_empty());
        self.domains.insert(tag.en, W::KIND.split('.').next().unwrap_or_default());
        let base = format!("/api/v1{}", W::PATH);
        let one = format!("{base}/{{id}}");
        self.mount(Method::GET, &base, list::<W>);
        self.mount(Method::GET, &one, get::<W>);
        self.mount(Method::GET, &format!("{one}/history"), history::<W>);
        if has("create") {
            self.mount(Method::POST, &base, create::<W>);
        }
        if has("edit") {
            self.mount(Method::PATCH, &one, edit::<W>);
        }
        if has("remove") {
            self.mount(Method::DELETE, &one, remove::<W>);
        }
        let crud = ["view", "create", "edit", "remove"];
        let acts = table.rules.iter().filter(|rule| !rule.roles.is_empty() && !crud.contains(&&*rule.action));
        let mut words: Vec<&str> = acts.map(|rule| &*rule.action).collect();
        words.dedup();
        for word in words {
            let path = format!("{one}/{}", word.replace('_', "-"));
            // A handler of its own may have been mounted for an action that is more than a table row.
            if !self.serves(&path, &Method::POST) {
                self.mount(Method::POST, &path, act::<W>);
            }
        }
        self.operations.extend(operations_of::<W>(tag, &self.refusals));
        self.kinds.insert(W::KIND, Kind::of::<W>());
        self.fields.insert(W::KIND, field_names::<W>());
        self.marks.insert(W::KIND, W::Model::MARKS);
        if W::Model::MARKS.iter().any(|mark| mark.personal.is_some()) {
            self.personal.insert(W::KIND);
        }
        self.tables.push(table);
    }

    /// Says with which codes the actions of collections that are served from here on may be refused by what stands behind
    /// their effects or roles, and which: those whose row fulfils the condition.
    pub fn refuse(&mut self, concerns: fn(&RowText) -> bool, codes: &'static [Code]) {
        self.refusals.push((concerns, codes));
    }

    /// Serves one operation with a handler of its own.
    pub fn handle<H, Args>(&mut self, operation: Operation, handler: H)
    where
        H: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        H::Output: Responder + 'static,
    {
        let (method, _) = place_of(&operation);
        if method == Method::GET {
            self.parameters.insert(operation.path.clone(), operation.query_names());
        }
        self.mount(method, &operation.path.clone(), handler);
        self.operations.push(operation);
    }

    /// The operations that people without a token may call.
    #[must_use]
    pub fn open(&self) -> HashSet<String> {
        let open = self.operations.iter().filter(|operation| operation.open);
        open.map(|operation| format!("{} {}", operation.method.to_uppercase(), operation.path)).collect()
    }

    /// Lets actions of records that are served already be followed: their tables name who follows, and their operations what
    /// may refuse them.
    pub fn react(&mut self, declare: impl FnOnce(&mut Reactions)) {
        let known = self.reactions.told().len();
        declare(&mut self.reactions);
        for followed in &self.reactions.told()[known..] {
            let id = format!("{}_{}", followed.action, followed.kind.replace('.', "_"));
            for operation in self.operations.iter_mut().filter(|operation| operation.id == id) {
                followed.codes.iter().for_each(|code| operation.refuse(*code));
                operation.description += &format!("\n\nFollowed by: {}.", followed.by);
            }
            let tables = self.tables.iter_mut().filter(|table| table.kind == followed.kind);
            let rules = tables.flat_map(|table| &mut table.rules);
            for rule in rules.filter(|rule| rule.action == followed.action) {
                rule.followed_by.push(followed.by.into());
            }
        }
    }

    /// What a scoped token needs for an operation: the domain of its tag, and the verb of its method and path. Nothing
    /// has to be declared, so nothing can be forgotten; who one is may be asked with any token.
    #[must_use]
    pub fn scope_of(&self, operation: &Operation) -> Scope {
        if operation.any_token {
            return Scope { domain: None, verb: None };
        }
        let domain = self.domains.get(operation.tag.en).map(|domain| (*domain).to_owned());
        let domain = domain.unwrap_or_else(|| operation.tag.en.to_lowercase());
        let verb = match operation.method {
            "get" => Verb::Read,
            "post" if operation.path.contains('{') => Verb::Act,
            _ => Verb::Write,
        };
        Scope { domain: Some(domain), verb: Some(verb) }
    }

    /// The scopes of all operations by method and path.
    #[must_use]
    pub fn scopes(&self) -> HashMap<(Method, String), Scope> {
        self.operations.iter().map(|operation| (place_of(operation), self.scope_of(operation))).collect()
    }

    /// What the callers of the operations must have proved, where a token is not enough.
    #[must_use]
    pub fn assurances(&self) -> HashMap<(Method, String), Assurance> {
        let personal = self.operations.iter().filter(|operation| operation.assurance != Assurance::Token);
        personal.map(|operation| (place_of(operation), operation.assurance)).collect()
    }

    /// How long the bodies of operations may be.
    #[must_use]
    pub fn lengths(&self) -> Lengths {
        let own = |operation: &Operation| Some((operation.path.clone(), operation.longest?));
        Lengths(self.operations.iter().filter_map(own).collect())
    }

    /// The query parameters of an operation that may come several times.
    fn several(&self, method: &Method, path: &str) -> Several {
        let is_it = |operation: &&Operation| {
            operation.path == path && operation.method.eq_ignore_ascii_case(method.as_str())
        };
        self.operations.iter().filter(is_it).flat_map(Operation::several).collect()
    }

    fn serves(&self, path: &str, method: &Method) -> bool {
        self.mounts.get(path).is_some_and(|routes| routes.iter().any(|(known, _)| known == method))
    }

    fn mount<H, Args>(&mut self, method: Method, path: &str, handler: H)
    where
        H: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        H::Output: Responder + 'static,
    {
        let (verb, handler) = (method.clone(), Caught(handler));
        let make = move || match verb {
            Method::GET => get_or_head().to(handler.clone()),
            _ => web::method(verb.clone()).to(handler.clone()),
        };
        let make = move |several: &Several| {
            let several = Arc::clone(several);
            let bounds = move |request: ServiceRequest, next: Next<BoxBody>| {
                in_bounds(Arc::clone(&several), request, next)
            };
            make().wrap(from_fn(bounds))
        };
        self.mounts.entry(path.to_owned()).or_default().push((method, Box::new(make)));
    }

    /// Adds the routes to an actix application; fixed paths before those with parameters.
    pub fn configure(&self, config: &mut ServiceConfig) {
        let mut paths: Vec<&String> = self.mounts.keys().collect();
        paths.sort_by_key(|path| path.replace('{', "\u{7f}"));
        for path in paths {
            let routes = &self.mounts[path];
            let mut allowed: Vec<&str> = routes.iter().map(|(method, _)| method.as_str()).collect();
            if allowed.contains(&"GET") {
                allowed.push("HEAD");
            }
            let allowed = allowed.join(", ") + ", OPTIONS";
            let mut resource = web::resource(path.as_str());
            for (method, make) in routes {
                resource = resource.route(make(&self.several(method, path)));
            }
            config.service(or_no_other(resource, allowed));
        }
    }
}

/// What is read outside the collections: GET, HEAD, and an answer to every other method.
pub fn reading<H, Args>(path: &str, handler: H) -> Resource
where
    H: Handler<Args>,
    Args: FromRequest + 'static,
    H::Output: Responder + 'static,
{
    let resource = web::resource(path).route(get_or_head().to(Caught(handler)));
    or_no_other(resource, "GET, HEAD, OPTIONS".into())
}

/// A HEAD is a GET whose body is not sent.
fn get_or_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

fn or_no_other(resource: Resource, allowed: String) -> Resource {
    resource.default_service(web::to(move |request: HttpRequest| {
        std::future::ready(other_method(&request, &allowed))
    }))
}

/// The method and the path of an operation.
fn place_of(operation: &Operation) -> (Method, String) {
    let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).unwrap_or(Method::GET);
    (method, operation.path.clone())
}

/// A handler whose panic is an answer: the caller reads a problem and the connection lives on.
#[derive(Clone)]
struct Caught<H>(H);

impl<H: Handler<Args>, Args: 'static> Handler<Args> for Caught<H> {
    type Output = Result<H::Output>;
    type Future = Pin<Box<dyn Future<Output = Self::Output>>>;

    fn call(&self, args: Args) -> Self::Future {
        let outcome = AssertUnwindSafe(self.0.call(args)).catch_unwind();
        Box::pin(async move { outcome.await.map_err(|_| Problem::internal("a handler panicked")) })
    }
}

fn other_method(request: &HttpRequest, allowed: &str) -> Result<HttpResponse> {
    if *request.method() == Method::OPTIONS {
        return Ok(HttpResponse::NoContent().insert_header(("Allow", allowed)).finish());
    }
    Err(Problem::new(codes::METHOD_NOT_ALLOWED).header(ALLOW, allowed))
}

async fn list<W: Workflow>(call: Call, request: HttpRequest) -> Result<HttpResponse> {
    let partial = is_partial(&request);
    let answer = call.page::<W>(request.path(), request.query_string()).await?;
    Ok(answered(answer, &request, partial))
}

async fn get<W: Workflow>(call: Call, id: Path<Uuid>, request: HttpRequest) -> Result<HttpResponse> {
    let partial = is_partial(&request);
    let answer = call.get::<W>(*id, request.query_string()).await?;
    Ok(answered(answer, &request, partial))
}

async fn history<W: Workflow>(call: Call, id: Path<Uuid>, request: HttpRequest) -> Result<Answer> {
    call.history::<W>(*id, request.query_string()).await
}

async fn create<W: Performs>(call: Call, body: Raw) -> Result<Answer> {
    call.create::<W>(body).await
}

async fn edit<W: Performs>(call: Call, id: Path<Uuid>, body: Raw) -> Result<Answer> {
    call.edit::<W>(*id, body).await
}

async fn remove<W: Performs>(call: Call, id: Path<Uuid>, body: Raw) -> Result<Answer> {
    call.remove::<W>(*id, body).await
}

async fn act<W: Performs>(call: Call, id: Path<Uuid>, request: HttpRequest, body: Raw) -> Result<Answer> {
    let action = request.path().rsplit('/').next().unwrap_or_default().replace('-', "_");
    call.act::<W>(*id, &action, body).await
}

fn is_partial(request: &HttpRequest) -> bool {
    pairs(request.query_string()).iter().any(|(name, _)| name == "fields")
}

/// An answer that `fields` made partial says so in its media type, so that typed clients are not misled.
fn answered(answer: Answer, request: &HttpRequest, partial: bool) -> HttpResponse {
    let mut response = answer.respond_to(request);
    if partial {
        let media_type =
            actix_web::http::header::HeaderValue::from_static(crate::document::collection::PARTIAL);
        response.headers_mut().insert(actix_web::http::header::CONTENT_TYPE, media_type);
    }
    response
}
