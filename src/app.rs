//! The only wiring: settings and a store become a service, and a service a server.

use crate::{
    codes, domains,
    operations::health,
    outlets,
    settings::Settings,
    start_page::{self, FirstPages},
};
use access::{self, Access, Authentication, ballot_signer, checkpoint_key};
use actix_cors::Cors;
use actix_web::{
    App,
    dev::Server,
    middleware,
    middleware::from_fn,
    web::{Data, PathConfig},
};
use chrono::TimeDelta;
use instruments::{self, ballots::BallotBox};
use platform::{
    call::{Service, background::Background, checkpoints::HOURLY, forgetting},
    document::{
        catalogue::{self, Catalogue},
        documentation::{self, Pages},
        routes::Routes,
    },
    lists::CursorKey,
    problem::{self, Problem, Result},
    process::{drain::Drain, jobs::Jobs, private},
    secrets::keyed::KeyedHash,
    serving::{frame::frame, sending::sliced, server},
    store::Store,
    values::clock::Clock,
};
use registry;
use std::{
    net::TcpListener,
    sync::{Arc, LazyLock, atomic::AtomicBool},
    time::Duration,
};

/// Everything that the service serves, in the order of the document: the same whatever the settings, and prepared once.
#[must_use]
pub fn routes() -> &'static Routes {
    static ROUTES: LazyLock<Routes> = LazyLock::new(served);
    &ROUTES
}

fn served() -> Routes {
    let mut routes = Routes::default();
    routes.codes.extend(problem::codes::ALL.iter().chain(codes::ALL));
    catalogue::routes(&mut routes);
    access::routes(&mut routes);
    registry::routes(&mut routes);
    instruments::routes(&mut routes);
    domains::routes(&mut routes);
    outlets::routes(&mut routes);
    documentation::routes(&mut routes);
    start_page::routes(&mut routes);
    health::routes(&mut routes);
    routes.jobs.extend([HOURLY, forgetting::EVENTS, forgetting::ANSWERS]);
    routes
}

/// A service that is ready to answer.
pub struct Application {
    /// What every call shares.
    pub service: Arc<Service>,
    /// What access keeps in memory.
    pub access: Arc<Access>,
    /// Where secret casts wait.
    ballot_box: Arc<BallotBox>,
    routes: &'static Routes,
    catalogue: Arc<Catalogue>,
    pages: Arc<Pages>,
    cors_origins: Vec<String>,
}

impl Application {
    /// Opens the database and prepares everything that is done once.
    ///
    /// # Errors
    /// The database cannot be opened, or its sealing key is not there.
    pub async fn open(settings: &Settings, clock: Clock) -> Result<Self> {
        let store = Store::open(&settings.store()).await?;
        let sealing = access::sealing::unlock(&store, &settings.sealing(), clock.now()).await?;
        let access = Arc::new(Access::open(&store, &sealing, settings.access(), clock.now()).await?);
        private::claim_folder(&settings.documents);
        let checkpoints = settings.checkpoints(checkpoint_key(&store, &sealing, clock.now()).await?);
        let signer = ballot_signer(&store, &sealing, clock.now()).await?;
        let routes = routes();
        let service = Service {
            store,
            clock,
            authenticator: Box::new(Authentication::new(Arc::clone(&access))),
            cursor_key: CursorKey::new(&access.cursor),
            keyed: KeyedHash::new(&access.hashing),
            sealing,
            signer,
            drain: Drain::default(),
            preparing: AtomicBool::new(false),
            edge: settings.edge(),
            checkpoints,
            lengths: routes.lengths(),
            documents: settings.documents.clone(),
            folders: settings.folders(),
            events_kept: TimeDelta::days(settings.event_retention_days.into()),
            jobs: Jobs::default(),
            reactions: &routes.reactions,
            answers: &routes.answers,
            kinds: &routes.kinds,
            names: access::names,
            measures: &routes.measures,
            fields: &routes.fields,
            scoped: routes.scoped(),
        };
        let service = Arc::new(service);
        access.begin(&service).await?;
        let catalogue = Arc::new(Catalogue::below(routes, settings.base_path.clone()));
        let cors_origins = settings.cors_origins.clone();
        let ballot_box = BallotBox::new(Duration::from_millis(settings.ballot_batch_milliseconds));
        let pages = Arc::new(Pages::default());
        Ok(Self { service, access, ballot_box, routes, catalogue, pages, cors_origins })
    }

    /// Starts the periodic work of all layers.
    #[must_use]
    pub fn background(&self) -> Background {
        Background::start(&self.service, &self.routes.jobs)
    }

    /// A server on an open socket.
    ///
    /// # Errors
    /// The socket cannot be used.
    pub fn serve(&self, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
        let service = Data::from(Arc::clone(&self.service));
        let access = Data::from(Arc::clone(&self.access));
        let ballot_box = Data::from(Arc::clone(&self.ballot_box));
        let catalogue = Data::from(Arc::clone(&self.catalogue));
        let pages = Data::from(Arc::clone(&self.pages));
        let first_pages = Data::new(FirstPages::default());
        let routes = self.routes;
        let origins = self.cors_origins.clone();
        let application = move || {
            App::new()
                .app_data(service.clone())
                .app_data(access.clone())
                .app_data(ballot_box.clone())
                .app_data(catalogue.clone())
                .app_data(pages.clone())
                .app_data(first_pages.clone())
                .app_data(PathConfig::default().error_handler(|error, _| wrong_path(&error).into()))
                // The last one is the outermost: what any of them answers goes through the frame.
                .wrap(middleware::Compress::default())
                .wrap(middleware::Condition::new(!origins.is_empty(), cors(&origins)))
                .wrap(from_fn(frame))
                .wrap(from_fn(sliced))
                .default_service(routes.table())
        };
        server::serve(&self.service, listener, workers, application)
    }
}

fn wrong_path(error: &actix_web::error::PathError) -> Problem {
    Problem::new(codes::INVALID_PARAMETER).with("parameter", "path").because(error)
}

/// Pages of these origins may call; what they need of the answers is named.
fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allowed_methods(["GET", "HEAD", "POST", "PATCH", "DELETE"])
        .allowed_headers([
            "accept-language",
            "access-code",
            "authorization",
            "content-type",
            "district-code",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "if-range",
            "range",
            "traceparent",
            "x-request-id",
        ])
        .expose_headers([
            "accept-ranges",
            "content-disposition",
            "content-range",
            "etag",
            "idempotency-replayed",
            "link",
            "location",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "x-request-id",
        ])
        .max_age(3600);
    origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}
