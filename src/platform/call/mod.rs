//! A call: who calls, when, with which conditions, on which service. Every handler starts from one.

mod conditions;
mod mutate;
mod persist;
mod read;
mod seen;
mod step;
mod write;

pub use conditions::Conditions;
pub use read::HistoryPage;
pub use seen::Seen;
pub use step::Scene;
pub use write::Change;

use crate::platform::{
    actor::Actor,
    clock::{Clock, legal_date},
    locale::Language,
    page::{CursorKey, pairs},
    problem::{Code, Problem, Result},
    store::Store,
};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{Method, header::HeaderMap},
    web::Data,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{collections::HashMap, path::PathBuf, pin::Pin, sync::Arc};
use uuid::Uuid;

/// What every call shares: one per process.
pub struct Service {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// Who proves who calls.
    pub authenticator: Box<dyn Authenticate>,
    /// The secret of the cursors.
    pub cursor_key: CursorKey,
    /// The folder of uploaded documents.
    pub documents: PathBuf,
    /// What follows elsewhere when a record has done an action.
    pub reactions: Vec<Reaction>,
    /// The field names of each kind's records, for `fields`.
    pub fields: HashMap<&'static str, Vec<String>>,
    /// The query parameters that readings with a handler of their own know, by path.
    pub parameters: HashMap<String, Vec<String>>,
}

impl Service {
    /// Refuses a query parameter that the operation does not know; lists and writes look at theirs themselves.
    fn known_parameters(&self, request: &HttpRequest) -> Result<()> {
        let path = request.match_pattern().unwrap_or_default();
        let Some(known) = self.parameters.get(&path).filter(|_| request.method() != Method::POST) else {
            return Ok(());
        };
        let asked = pairs(request.query_string());
        let Some((unknown, _)) = asked.iter().find(|(name, _)| !known.contains(name)) else { return Ok(()) };
        Err(Problem::new(Code::UnknownParameter)
            .with("parameter", unknown.as_str())
            .with("allowed", known.clone()))
    }
}

/// What follows in a layer above when a record has done an action, in the same transaction: a meeting that is
/// rescheduled moves the deadlines of the reports before it, and the registry need not know of reports.
#[derive(Clone, Copy)]
pub struct Reaction {
    /// The kind of the record.
    pub kind: &'static str,
    /// The word of the action.
    pub action: &'static str,
    /// What it may refuse the action with.
    pub codes: &'static [Code],
    /// What follows; it is told the record's id.
    pub run: for<'a> fn(Scene<'a>, Uuid) -> crate::platform::workflow::Future<'a, Result<()>>,
}

/// Turns the headers of a request into its caller; `access` has the one that the service uses.
pub trait Authenticate: Send + Sync {
    /// The caller, or `UNAUTHENTICATED`.
    fn authenticate<'a>(
        &'a self,
        store: &'a Store,
        headers: &'a HeaderMap,
        now: DateTime<Utc>,
    ) -> crate::platform::workflow::Future<'a, Result<Actor>>;
}

/// The id under which the log has a request.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// An authenticated request.
#[derive(Clone)]
pub struct Call {
    /// Who.
    pub actor: Arc<Actor>,
    /// When; one instant for everything that the call writes.
    pub now: DateTime<Utc>,
    /// The language of texts.
    pub language: Language,
    /// The id in the log.
    pub request_id: String,
    /// What the headers and the query demand of it.
    pub conditions: Conditions,
    /// What all calls share.
    pub service: Arc<Service>,
}

impl Call {
    /// A call that the service makes itself, for demonstration data and the command line.
    #[must_use]
    pub fn internal(service: &Arc<Service>, actor: Actor) -> Self {
        Self {
            actor: Arc::new(actor),
            now: service.clock.now(),
            language: Language::Chinese,
            request_id: "internal".into(),
            conditions: Conditions::default(),
            service: Arc::clone(service),
        }
    }

    /// Today's legal date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        legal_date(self.now)
    }

    /// A new time-ordered id.
    #[must_use]
    pub fn new_id() -> Uuid {
        Uuid::now_v7()
    }
}

impl FromRequest for Call {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let service =
                request.app_data::<Data<Service>>().ok_or_else(|| Problem::internal("no service"))?;
            let service = Arc::clone(service);
            service.known_parameters(&request)?;
            let now = service.clock.now();
            let actor = service.authenticator.authenticate(&service.store, request.headers(), now).await?;
            let request_id =
                request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
            let actor = Arc::new(actor);
            request.extensions_mut().insert(Arc::clone(&actor));
            Ok(Self {
                now,
                language: Language::accepted(text(request.headers(), "accept-language")),
                request_id,
                conditions: Conditions::of(&request)?,
                actor,
                service,
            })
        })
    }
}

/// A header as text; empty if absent or not ASCII.
pub(in crate::platform) fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
