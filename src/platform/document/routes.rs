//! Routes: what is served and what the document says of it are registered together.

use super::{
    Operation, Tag,
    collection::field_names,
    operation::Refusal,
    operations_of,
    table::{Place, Table},
};
use crate::{
    call::{Answers, Call, Performs, Reactions, background::Job},
    http::{
        body::{Lengths, Raw},
        places::Places,
        query_string::pairs,
        reply::Answer,
    },
    imports::Importer,
    problem::{Code, Problem, Result},
    process::metrics::action,
    records::{
        chain::Tie,
        kind::{Kind, Kinds},
        mark::Mark,
        measures::Measure,
        record::Record,
        scope::{Scope, Verb},
        served::Served,
    },
    values::sentence::Sentence,
    workflow::{RowText, TableText, Workflow},
};
use actix_web::{
    FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route,
    http::Method,
    web::{self, Path},
};
use futures_util::FutureExt;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::{LazyLock, OnceLock},
};
use uuid::Uuid;

type MakeRoute = Box<dyn Fn() -> Route + Send + Sync>;

/// Everything that the service serves.
#[derive(Default)]
pub struct Routes {
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// The workflow tables.
    pub tables: Vec<TableText>,
    /// The kinds of records.
    pub kinds: Kinds,
    /// The field names of each kind's records, found when they are first asked for.
    pub fields: HashMap<&'static str, LazyLock<Vec<String>>>,
    /// What follows elsewhere when a record has done an action.
    pub reactions: Reactions,
    /// What layers answer about their own records.
    pub answers: Answers,
    /// The domain of each tag's records, for the scopes of tokens.
    domains: BTreeMap<&'static str, &'static str>,
    /// Periodic work.
    pub jobs: Vec<Job>,
    /// What rules can watch.
    pub measures: Vec<Measure>,
    /// How tables of a kind are taken, by the name of its collection.
    pub imports: BTreeMap<&'static str, Importer>,
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
    /// The paths of the readings with a handler of their own, which do not look at unknown parameters themselves.
    own: HashSet<String>,
    mounts: BTreeMap<String, Vec<(Method, MakeRoute)>>,
    places: OnceLock<Places<Place>>,
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
        self.fields.insert(W::KIND, LazyLock::new(field_names::<W>));
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
            self.own.insert(operation.path.clone());
        }
        self.mount(method, &operation.path.clone(), handler);
        self.operations.push(operation);
    }

    /// Serves what is read outside the API and its document: a page, or how the service is.
    pub fn read<H, Args>(&mut self, path: &str, handler: H)
    where
        H: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        H::Output: Responder + 'static,
    {
        self.mount(Method::GET, path, handler);
    }

    /// Lets actions of records that are served already be followed: their tables name who follows, and their operations what
    /// may refuse them.
    pub fn react(&mut self, declare: impl FnOnce(&mut Reactions)) {
        let known = self.reactions.told().len();
        declare(&mut self.reactions);
        for followed in &self.reactions.told()[known..] {
            let by = Sentence::from(followed.by);
            let chinese = if followed.by.contains('\n') { format!("{by:#}") } else { format!("`{by}`") };
            let told = Sentence::new(format!("随后:{chinese}。"), format!("Followed by: {by}."));
            for table in self.tables.iter_mut().filter(|table| table.kind == followed.kind) {
                let id = format!("{}_{}", followed.action, table.name());
                for operation in self.operations.iter_mut().filter(|operation| operation.id == id) {
                    followed.codes.iter().for_each(|code| operation.refuse(*code));
                    operation.description = operation.description.clone().and(&told);
                }
                for rule in table.rules.iter_mut().filter(|rule| rule.action == followed.action) {
                    rule.followed_by.push(by.to_string());
                }
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

    /// What the group of a domain's operations is called.
    pub(super) fn group_of(&self, domain: &str) -> Option<Tag> {
        let known = |tag: &Tag| self.domains.get(tag.en).is_some_and(|known| *known == domain);
        self.operations.iter().map(|operation| operation.tag).find(known)
    }

    /// The domains that scopes can name.
    #[must_use]
    pub fn scoped(&self) -> BTreeSet<String> {
        self.operations.iter().filter_map(|operation| self.scope_of(operation).domain).collect()
    }

    /// How long the bodies of operations may be.
    #[must_use]
    pub fn lengths(&self) -> Lengths {
        let own = |operation: &Operation| Some((operation.path.clone(), operation.longest?));
        Lengths(self.operations.iter().filter_map(own).collect())
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
        let handler = Caught(handler);
        let make = move || web::route().to(handler.clone());
        self.mounts.entry(path.to_owned()).or_default().push((method, Box::new(make)));
    }

    /// Where the paths lead.
    fn places(&self) -> &Places<Place> {
        self.places.get_or_init(|| {
            let operations: HashMap<_, _> = self.operations.iter().map(|one| (place_of(one), one)).collect();
            let (mut places, mut handler) = (Places::default(), 0..);
            for (template, mounted) in &self.mounts {
                let served = mounted.iter().zip(&mut handler).map(|((method, _), handler)| {
                    let operation = operations.get(&(method.clone(), template.clone()));
                    let served = operation.map_or_else(|| Served::outside(template), |one| self.served(one));
                    (method.clone(), served, handler)
                });
                *places.at(template) = Some(Place::of(template, served.collect()));
            }
            places
        })
    }

    fn served(&self, operation: &Operation) -> Served {
        let reads = operation.method == "get";
        Served {
            template: operation.path.clone(),
            action: action(&operation.method.to_uppercase(), &operation.path),
            parameters: operation.query_names(),
            // Of a write without a token nobody else looks at them before it is carried out.
            looks_itself: if reads { !self.own.contains(&operation.path) } else { !operation.public },
            several: operation.several(),
            scope: self.scope_of(operation),
            assurance: operation.assurance,
            open: operation.open,
            public: operation.public,
        }
    }

    /// The routes as a service.
    #[must_use]
    pub fn table(&'static self) -> Table {
        Table {
            places: self.places(),
            handlers: self.mounts.values().flatten().map(|(_, make)| make()).collect(),
        }
    }
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

async fn list<W: Workflow>(call: Call, request: HttpRequest) -> Result<HttpResponse> {
    let partial = is_partial(&request);
    let answer = call.page::<W>(request.path(), request.query_string()).await?;
    Ok(answered(answer, &request, partial))
}

async fn get<W: Performs>(call: Call, id: Path<Uuid>, request: HttpRequest) -> Result<HttpResponse> {
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
