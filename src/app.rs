//! The only wiring: settings and a store become a service, and a service a server.

use crate::{
    access::{self, Authentication, Keys},
    domains, instruments,
    platform::{
        call::Service,
        catalogue::{self, Catalogue},
        clock::Clock,
        frame::frame,
        locale::Language,
        page::CursorKey,
        problem::{Code, Problem, Result},
        routes::Routes,
        store::Store,
    },
    registry,
    settings::Settings,
};
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    middleware,
    middleware::from_fn,
    web::{self, Data, PathConfig, Query},
};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use std::{net::TcpListener, sync::Arc, time::Duration};
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
    routes
}

/// A service that is ready to answer.
pub struct Application {
    /// What every call shares.
    pub service: Arc<Service>,
    keys: Arc<Keys>,
    routes: Arc<Routes>,
    catalogue: Arc<Catalogue>,
}

impl Application {
    /// Opens the database and prepares everything that is done once.
    ///
    /// # Errors
    /// The database cannot be opened.
    pub async fn open(settings: &Settings, clock: Clock) -> Result<Self> {
        let store = Store::open(&settings.store()).await?;
        let keys = Arc::new(Keys::load(&store, clock.now()).await?);
        let routes = routes();
        let service = Service {
            store,
            clock,
            authenticator: Box::new(Authentication::new(Arc::clone(&keys))),
            cursor_key: CursorKey::new(&keys.cursor),
            documents: settings.documents.clone(),
            reactions: routes.reactions.clone(),
            fields: routes.fields.clone(),
            parameters: routes.parameters.clone(),
        };
        let catalogue = Arc::new(Catalogue::of(&routes));
        Ok(Self { service: Arc::new(service), keys, routes: Arc::new(routes), catalogue })
    }

    /// A server on an open socket.
    ///
    /// # Errors
    /// The socket cannot be used.
    pub fn serve(&self, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
        let service = Data::from(Arc::clone(&self.service));
        let keys = Data::from(Arc::clone(&self.keys));
        let catalogue = Data::from(Arc::clone(&self.catalogue));
        let routes = Arc::clone(&self.routes);
        let server = HttpServer::new(move || {
            let routes = Arc::clone(&routes);
            App::new()
                .app_data(service.clone())
                .app_data(keys.clone())
                .app_data(catalogue.clone())
                .app_data(PathConfig::default().error_handler(|error, _| wrong_path(&error).into()))
                .wrap(from_fn(frame))
                .wrap(middleware::Compress::default())
                .configure(move |config| routes.configure(config))
                .configure(operations)
                .default_service(web::to(|| async { Err::<HttpResponse, _>(Problem::new(Code::NotFound)) }))
        });
        let server = server
            .workers(workers)
            .shutdown_timeout(30)
            .client_request_timeout(Duration::from_secs(10))
            .listen(listener)?;
        Ok(server.run())
    }
}

fn wrong_path(error: &actix_web::error::PathError) -> Problem {
    Problem::new(Code::InvalidParameter).with("parameter", "path").because(error)
}

/// Health, the document and Swagger UI: outside `/api/v1`, public.
fn operations(config: &mut web::ServiceConfig) {
    let ui = Config::from("/openapi.json")
        .persist_authorization(true)
        .display_operation_id(true)
        .try_it_out_enabled(true)
        .filter(true);
    config
        .route(
            "/healthz",
            web::get().to(|| async { HttpResponse::Ok().json(serde_json::json!({"status": "ok"})) }),
        )
        .route("/readyz", web::get().to(ready))
        .route("/openapi.json", web::get().to(openapi))
        .service(web::redirect("/", "/swagger-ui/"))
        .service(web::redirect("/swagger-ui", "/swagger-ui/"))
        .service(SwaggerUi::new("/swagger-ui/{_:.*}").config(ui));
}

async fn ready(service: Data<Service>) -> Result<HttpResponse> {
    service.store.read().execute_unprepared("SELECT 1").await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({"status": "ready"})))
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
