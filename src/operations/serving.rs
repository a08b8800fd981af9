//! Serving until the order to stop, and then draining: no request is lost.

use super::{health, restore::remove_leftovers, stopping::StopSignals};
use crate::{app::Application, settings::Settings, telemetry};
use actix_web::{App, HttpResponse, dev::ServerHandle, middleware::from_fn, web::Data};
use metrics_exporter_prometheus::PrometheusHandle;
use platform::{
    call::Service,
    document::routes::Routes,
    problem::{Problem, Result},
    process::drain::refuse_new_connections,
    records::audit::checkpoint::Occasion,
    serving::{frame::frame, sending::sliced, server},
    store::Store,
};
use std::{
    io,
    net::{SocketAddr, TcpListener},
    sync::LazyLock,
    time::Duration,
};

/// Time for the connections that are established to be taken from the queue of the socket.
const QUEUE_PAUSE: Duration = Duration::from_millis(500);
/// How long the end of the service waits for its checkpoint.
const LAST_CHECKPOINT: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT, answers everything that came, and closes the store.
///
/// # Errors
/// A socket cannot be used, or the store could not be closed.
pub async fn serve(
    application: &Application,
    listener: TcpListener,
    settings: &Settings,
    stop: &mut StopSignals,
) -> Result<()> {
    remove_leftovers(&settings.store(), &settings.documents)?;
    let door = listener.try_clone().map_err(Problem::internal)?;
    let server = application.serve(listener, settings.workers).map_err(Problem::internal)?;
    let handle = server.handle();
    let mut server = tokio::spawn(server);
    let admin = match settings.admin_listen {
        Some(address) => Some(administer(application, address).map_err(Problem::internal)?),
        None => None,
    };
    let background = application.background();
    tokio::select! {
        ended = &mut server => return ended.map_err(Problem::internal)?.map_err(Problem::internal),
        () = stop.told() => {}
    }
    application.service.drain.begin();
    tracing::info!("draining");
    tokio::time::sleep(Duration::from_secs(settings.drain_seconds)).await;
    close(door).await;
    // The jobs first: with the workers end the connections that they opened.
    background.stop().await;
    handle.stop(true).await;
    if let Some(admin) = admin {
        admin.stop(false).await;
    }
    application.service.store.close().await?;
    if let Err(problem) = last_checkpoint(&application.service, settings).await {
        tracing::warn!(cause = problem.cause(), "the last checkpoint will be made at the next start");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Covers what was written since the last checkpoint, on connections of its own: those that workers opened ended with
/// them. Nothing waits long for it; what it does not cover waits for the next one.
async fn last_checkpoint(service: &Service, settings: &Settings) -> Result<()> {
    let store = Store::open(&settings.store()).await?;
    let (checkpoints, now) = (&service.checkpoints, service.clock.now());
    let made = tokio::time::timeout(LAST_CHECKPOINT, checkpoints.add(&store, Occasion::Stop, now)).await;
    store.close().await?;
    made.map_err(Problem::internal)??;
    Ok(())
}

/// Accepts no new connections, and serves those that the system has accepted already.
async fn close(door: TcpListener) {
    if let Err(error) = refuse_new_connections(&door) {
        tracing::warn!(%error, "the socket could not be filtered; waiting connections may be reset");
    }
    tokio::time::sleep(QUEUE_PAUSE).await;
}

/// A socket on the address of a setting; a failure names both.
///
/// # Errors
/// Somebody else has it, or the machine has no such address.
pub fn bound(setting: &str, address: SocketAddr) -> io::Result<TcpListener> {
    let refused = |error: io::Error| io::Error::new(error.kind(), format!("{setting} is {address}: {error}"));
    TcpListener::bind(address).map_err(refused)
}

/// The administrators' listener: metrics and health, not for the public network.
fn administer(application: &Application, address: SocketAddr) -> std::io::Result<ServerHandle> {
    let exporter = Data::new(telemetry::exporter().map_err(std::io::Error::other)?);
    let service = Data::from(application.service.clone());
    let upkeep = exporter.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    let metrics_and_health = move || {
        App::new()
            .app_data(service.clone())
            .app_data(exporter.clone())
            .wrap(from_fn(frame))
            .wrap(from_fn(sliced))
            .default_service(administration().table())
    };
    let listener = bound("admin_listen", address)?;
    let server = server::serve(&application.service, listener, 1, metrics_and_health)?;
    let handle = server.handle();
    tokio::spawn(server);
    Ok(handle)
}

/// What the administrators' listener serves.
fn administration() -> &'static Routes {
    static ROUTES: LazyLock<Routes> = LazyLock::new(|| {
        let mut routes = Routes::default();
        health::routes(&mut routes);
        routes.read("/metrics", metrics);
        routes
    });
    &ROUTES
}

async fn metrics(exporter: Data<PrometheusHandle>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(exporter.render())
}
