//! A call: who calls, when, with which conditions, on which service. Every handler starts from one.

mod among_many;
mod answers;
pub mod background;
mod cause;
pub mod checkpoints;
mod conditions;
mod decisive;
mod explain;
pub mod forgetting;
pub mod guards;
mod hints;
mod history;
mod mutate;
mod passers_by;
mod passing_on;
mod people;
mod perform;
mod persist;
pub mod quota;
mod reaction;
mod read;
mod references;
mod step;
mod unasked;
mod unit_of_work;
mod write;

pub use answers::Answers;
pub use cause::Cause;
use chrono::TimeDelta;
pub use conditions::Conditions;
pub use hints::Hints;
pub use history::HistoryPage;
pub use perform::Performs;
pub use reaction::{Followed, Happened, Reactions};
pub use step::Step;
#[doc(hidden)]
pub use unasked::{AsksABody, AsksTheRow, Unasked};
pub use write::{Change, Repeatable};

use crate::{
    http::{
        body::Lengths,
        edge::{ClientAddress, Edge},
        headers::text,
    },
    lists::CursorKey,
    problem::{Problem, Result, codes},
    process::{disk::Folders, drain::Drain, jobs::Jobs},
    records::{
        actor::{Actor, Credential},
        assurance::Assurance,
        audit::checkpoint::Checkpoints,
        caller::{AnonymousCaller, AnswerHeaders, Authenticate, Caller},
        kind::Kinds,
        measures::Measure,
        people::ReadNames,
        served::Served,
    },
    secrets::{keyed::KeyedHash, sealing::SealingKey, signing::Signer},
    store::{Store, Transaction},
    values::{
        clock::{Clock, legal_date},
        locale::Language,
    },
};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web::Data};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
    pin::Pin,
    sync::{Arc, LazyLock, atomic::AtomicBool},
};
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
    /// Whether the service is about to stop.
    pub drain: Drain,
    /// Whether demonstration data is being written: the service answers, and says that it is not ready.
    pub preparing: AtomicBool,
    /// From where requests come.
    pub edge: Edge,
    /// How long the bodies of operations may be.
    pub lengths: Lengths,
    /// The secret of the hashes of what must not be kept.
    pub keyed: KeyedHash,
    /// The key from outside the database.
    pub sealing: SealingKey,
    /// What signs what others check without the service.
    pub signer: Signer,
    /// What seals the checkpoints of the trail, and where they are kept.
    pub checkpoints: Checkpoints,
    /// The folder of uploaded documents.
    pub documents: PathBuf,
    /// The folders that fill up.
    pub folders: Folders,
    /// How long events are kept.
    pub events_kept: TimeDelta,
    /// The periodic work of this process.
    pub jobs: Jobs,
    /// What follows elsewhere when a record has done an action.
    pub reactions: &'static Reactions,
    /// What is answered about records by the layers that know their kinds.
    pub answers: &'static Answers,
    /// The kinds of records, for what works with records of every kind.
    pub kinds: &'static Kinds,
    /// How the names of people are read.
    pub names: ReadNames,
    /// What rules can watch.
    pub measures: &'static [Measure],
    /// The field names of each kind's records, for `fields`.
    pub fields: &'static HashMap<&'static str, LazyLock<Vec<String>>>,
    /// The domains that scopes of tokens can name.
    pub scoped: BTreeSet<String>,
}

/// A transaction in a district: what the rules of all records work with.
#[derive(Clone, Copy)]
pub struct UnitOfWork<'a> {
    /// Who calls, and when.
    pub call: &'a Call,
    /// The transaction.
    pub tx: &'a Transaction,
    /// The tenant.
    pub district_code: &'a str,
    /// What is being done or was done last, of which everything here is a consequence; none where nothing was.
    pub cause: Option<Cause>,
}

/// The id under which the log has a request.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// An authenticated request.
#[derive(Clone)]
pub struct Call {
    /// Who.
    pub actor: Arc<Actor>,
    /// By what.
    pub credential: Credential,
    /// When; one instant for everything that the call writes.
    pub now: DateTime<Utc>,
    /// The language of texts.
    pub language: Language,
    /// The id in the log.
    pub request_id: String,
    /// Where the request came from; none if the service itself calls.
    pub client: Option<ClientAddress>,
    /// What the headers and the query demand of it.
    pub conditions: Conditions,
    /// What the consequences of its action have to say.
    pub hints: Hints,
    /// The id of the record that it makes, where that is known before: of the demonstration.
    pub given_id: Option<Uuid>,
    /// What all calls share.
    pub service: Arc<Service>,
}

impl Call {
    /// A call that the service makes itself, for demonstration data and the command line.
    #[must_use]
    pub fn internal(service: &Arc<Service>, actor: Actor) -> Self {
        Self {
            actor: Arc::new(actor),
            credential: Credential::None,
            now: service.clock.now(),
            language: Language::Chinese,
            request_id: "internal".into(),
            client: None,
            conditions: Conditions::default(),
            hints: Hints::default(),
            given_id: None,
            service: Arc::clone(service),
        }
    }

    /// The call of a request whose caller is known.
    ///
    /// # Errors
    /// A header or a query parameter cannot be read.
    pub fn of(request: &HttpRequest, caller: Caller) -> Result<Self> {
        let service = request.app_data::<Data<Service>>().ok_or_else(|| Problem::internal("no service"))?;
        let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        request.extensions_mut().insert(Arc::clone(&caller.actor));
        Ok(Self {
            now: service.clock.now(),
            language: Language::accepted(text(request.headers(), "accept-language")),
            request_id,
            client: request.extensions().get::<ClientAddress>().copied(),
            conditions: Conditions::of(request, &caller.actor)?,
            actor: caller.actor,
            credential: caller.credential,
            hints: Hints::default(),
            given_id: None,
            service: Arc::clone(service),
        })
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
            let served = Served::of(&request)?;
            served.knows(request.query_string())?;
            let caller = caller(&service, served, &request).await?;
            caller.allows(&served.scope)?;
            assured(&service, &caller, served.assurance).await?;
            Self::of(&request, caller)
        })
    }
}

/// Who calls: somebody with a token, whose requests are counted, or the public where an operation is open to it.
async fn caller(service: &Service, served: &Served, request: &HttpRequest) -> Result<Caller> {
    let (authenticator, store, now) = (&service.authenticator, &service.store, service.clock.now());
    if let Some(stranger) = AnonymousCaller::of(request, served)? {
        let (caller, admission) = authenticator.receive(store, &service.keyed, &stranger, now).await?;
        request.extensions_mut().insert(AnswerHeaders(admission.headers));
        return Ok(caller);
    }
    let caller = authenticator.authenticate(store, request.headers(), now).await?;
    request.extensions_mut().insert(Arc::clone(&caller.actor));
    let admission = authenticator.admit(store, caller.credential, now).await?;
    request.extensions_mut().insert(AnswerHeaders(admission.headers));
    if let Some(seconds) = admission.retry_after {
        return Err(Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds));
    }
    Ok(caller)
}

/// Whether the caller has proved as much as the operation asks for.
async fn assured(service: &Service, caller: &Caller, asked: Assurance) -> Result<()> {
    asked.demand(caller.credential)?;
    let Credential::Session(session) = caller.credential else { return Ok(()) };
    if asked == Assurance::FreshFactor
        && !service.authenticator.is_factor_fresh(&service.store, session, service.clock.now()).await?
    {
        return Err(Problem::new(codes::SECOND_FACTOR_REQUIRED));
    }
    Ok(())
}
