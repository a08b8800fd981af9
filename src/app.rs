//! The only wiring: settings and a store become a service, and a service a server.

use crate::{
    access::{self, Access, Authentication, checkpoint_key},
    domains,
    instruments::{self, ballots::BallotBox},
    operations::health,
    outlets,
    platform::{
        audit::checkpoint::HOURLY,
        background::Background,
        call::Service,
        catalogue::{self, Catalogue},
        clock::Clock,
        drain::Drain,
        frame::frame,
        keyed::KeyedHash,
        locale::Language,
        page::CursorKey,
        private,
        problem::{Code, Problem, Result},
        routes::Routes,
        store::Store,
    },
    registry,
    settings::Settings,
};
use actix_cors::Cors;
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    middleware,
    middleware::from_fn,
    web::{self, Data, PathConfig, Query},
};
use serde::Deserialize;
use std::{
    net::TcpListener,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Everything that the service serves, in the order of the document.
#[must_use]
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    catalogue::routes(&mut routes);
    access::routes(&mut routes);
    registry::routes(&mut routes);
    instruments::routes(&mut routes);
    domains::routes(&mut routes);
    outlets::routes(&mut routes);
    routes.jobs.push(HOURLY);
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
    routes: Arc<Routes>,
    catalogue: Arc<Catalogue>,
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
        let routes = routes();
        let service = Service {
            store,
            clock,
            authenticator: Box::new(Authentication::new(Arc::clone(&access))),
            cursor_key: CursorKey::new(&access.cursor),
            keyed: KeyedHash::new(&access.hashing),
            sealing,
            open: routes.open(),
            drain: Drain::default(),
            preparing: AtomicBool::new(false),
            edge: settings.edge(),
            checkpoints,
            documents: settings.documents.clone(),
            reactions: routes.reactions.clone(),
            kinds: routes.kinds.clone(),
            measures: routes.measures.clone(),
            fields: routes.fields.clone(),
            parameters: routes.parameters.clone(),
            scopes: routes.scopes(),
        };
        let service = Arc::new(service);
        access.begin(&service).await?;
        let catalogue = Arc::new(Catalogue::of(&routes));
        let cors_origins = settings.cors_origins.clone();
        let ballot_box = BallotBox::new(Duration::from_millis(settings.ballot_batch_milliseconds));
        Ok(Self { service, access, ballot_box, routes: Arc::new(routes), catalogue, cors_origins })
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
        let routes = Arc::clone(&self.routes);
        let origins = self.cors_origins.clone();
        let server = HttpServer::new(move || {
            let routes = Arc::clone(&routes);
            App::new()
                .app_data(service.clone())
                .app_data(access.clone())
                .app_data(ballot_box.clone())
                .app_data(catalogue.clone())
                .app_data(PathConfig::default().error_handler(|error, _| wrong_path(&error).into()))
                .wrap(middleware::Condition::new(!origins.is_empty(), cors(&origins)))
                .wrap(from_fn(frame))
                .wrap(middleware::Compress::default())
                .configure(move |config| routes.configure(config))
                .configure(health::routes)
                .configure(documentation)
                .default_service(web::to(|| async { Err::<HttpResponse, _>(Problem::new(Code::NotFound)) }))
        });
        let server = server
            .workers(workers)
            .disable_signals()
            .shutdown_timeout(30)
            .client_request_timeout(Duration::from_secs(10))
            .listen(listener)?;
        Ok(server.run())
    }
}

fn wrong_path(error: &actix_web::error::PathError) -> Problem {
    Problem::new(Code::InvalidParameter).with("parameter", "path").because(error)
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
            "traceparent",
            "x-request-id",
        ])
        .expose_headers([
            "content-disposition",
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

/// The document and Swagger UI: outside `/api/v1`, public.
fn documentation(config: &mut web::ServiceConfig) {
    let ui = Config::from("/openapi.json")
        .persist_authorization(true)
        .display_operation_id(true)
        .try_it_out_enabled(true)
        .filter(true);
    config
        .route("/openapi.json", web::get().to(openapi))
        .service(web::redirect("/", "/swagger-ui/"))
        .service(web::redirect("/swagger-ui", "/swagger-ui/"))
        .service(SwaggerUi::new("/swagger-ui/{_:.*}").config(ui));
}

#[derive(Deserialize)]
struct DocumentQuery {
    lang: Option<Language>,
}

async fn openapi(
    request: HttpRequest,
    query: Query<DocumentQuery>,
    catalogue: Data<Catalogue>,
) -> HttpResponse {
    let accepted =
        request.headers().get("accept-language").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let language = query.lang.unwrap_or_else(|| Language::accepted(accepted));
    HttpResponse::Ok().content_type("application/json").body(catalogue.document(language).to_owned())
}
