//! Servers: an application on an open socket, with what holds for every connection.

use super::{
    connection::{Connection, Places},
    frame::refused_before_its_body,
};
use crate::call::Service;
use actix_http::{
    Extensions, HttpServiceBuilder, Request, Response, body::MessageBody, error::DispatchError,
};
use actix_server::ServerBuilder;
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_web::{
    Error,
    dev::{AppConfig, Server},
    rt::net::TcpStream,
};
use std::{future::ready, net::TcpListener, sync::Arc, time::Duration};

/// Bytes of an answer that wait to be sent, apart from what the system keeps.
pub const WAITING: usize = 16 * 1024;
/// Open files that are not connections: the database, documents, what the process needs.
const OTHER_FILES: u64 = 256;
/// Connections of a worker at most, as far as the system gives so many files.
const CONNECTIONS: u64 = 25_000;

/// Serves an application on an open socket.
///
/// # Errors
/// The socket cannot be used.
pub fn serve<F, I, S, B>(
    service: &Arc<Service>,
    listener: TcpListener,
    workers: usize,
    application: F,
) -> std::io::Result<Server>
where
    F: Fn() -> I + Send + Clone + 'static,
    I: IntoServiceFactory<S, Request>,
    S: ServiceFactory<Request, Config = AppConfig> + 'static,
    S::Error: Into<Error> + 'static,
    S::InitError: std::fmt::Debug,
    S::Response: Into<Response<B>> + 'static,
    S::Service: 'static,
    <S::Service as actix_service::Service<Request>>::Future: 'static,
    B: MessageBody + 'static,
{
    let builder = ServerBuilder::new()
        .workers(workers)
        .max_concurrent_connections(connections(workers))
        .disable_signals()
        .shutdown_timeout(30);
    let (stopping, places, service) =
        (builder.graceful_shutdown_signal(), Places::default(), Arc::clone(service));
    let make = move || {
        let (stopping, places) = (stopping.clone(), places.clone());
        let (entrance, gate) = (Arc::clone(&service), Arc::clone(&service));
        let application = application().into_factory().map_err(|error| error.into().error_response());
        let http = HttpServiceBuilder::default()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .client_request_timeout(Duration::from_secs(10))
            // After a refusal the connection stays so long, that the answer is not lost to what was still being sent.
            .client_disconnect_timeout(Duration::from_secs(1))
            .h1_write_buffer_size(WAITING)
            .on_connect_ext(|connection: &Connection, known: &mut Extensions| {
                known.insert(connection.hearing.clone());
            })
            .expect(fn_service(move |request: Request| {
                // `Expect: 100-continue`: a body that would be refused for its length is not asked for.
                ready(match refused_before_its_body(&gate, request.head()) {
                    Some(refusal) => Err(refusal),
                    None => Ok(request),
                })
            }))
            .h1(map_config(application, |()| AppConfig::default()));
        fn_service(move |stream: TcpStream| {
            ready(Connection::admit(stream, &places, &entrance).map_err(DispatchError::Io))
        })
        .and_then(http)
    };
    Ok(builder.listen("http", listener, make)?.run())
}

/// Connections of a worker: all that the system gives files for, but for those that the rest needs. Who takes them all
/// keeps others waiting at the door, and does not keep the service from its database.
fn connections(workers: usize) -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut files = getrlimit(Resource::Nofile);
    files.current = files.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, files) {
        tracing::warn!(%error, "the number of open files could not be raised");
    }
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let share = files.saturating_sub(OTHER_FILES).max(OTHER_FILES) / workers.max(1) as u64;
    usize::try_from(share.min(CONNECTIONS)).unwrap_or(usize::MAX)
}
