//! Waiting for a database that is not there yet: the service lives, says what is missing, and begins when it comes.

use super::{health::alive, stopping::StopSignals};
use crate::codes;
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::{ConnectionType, header::ACCEPT_LANGUAGE},
    web,
};
use platform::{
    problem::{Problem, Result, render},
    values::locale::Language,
};
use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

/// The pause between two attempts.
const AGAIN: Duration = Duration::from_millis(500);
/// How often the log says that the service still waits.
const SAID: Duration = Duration::from_secs(5);

/// Tries to open something until it succeeds or waiting is pointless; none if the order to stop came first. Meanwhile
/// the door answers.
///
/// # Errors
/// Waiting is pointless, or the socket cannot be used.
pub async fn wait_for<T, F>(
    listener: &TcpListener,
    stop: &mut StopSignals,
    mut open: impl FnMut() -> F,
) -> Result<Option<T>>
where
    F: Future<Output = Result<T>>,
{
    let first = open().await;
    if !matches!(&first, Err(problem) if problem.code() == codes::UNAVAILABLE) {
        return first.map(Some);
    }
    let door = listener.try_clone().map_err(Problem::internal)?;
    let server = HttpServer::new(|| {
        App::new().route("/healthz", web::get().to(alive)).default_service(web::to(not_yet))
    });
    let server = server.workers(1).disable_signals().listen(door).map_err(Problem::internal)?.run();
    let handle = server.handle();
    let server = tokio::spawn(server);
    let opened = tokio::select! {
        opened = until_open(first, open) => opened.map(Some),
        () = stop.told() => Ok(None),
    };
    handle.stop(false).await;
    // Whatever it ended with, the service takes its place.
    let _ended = server.await;
    opened
}

async fn until_open<T, F>(mut last: Result<T>, mut open: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    let mut said: Option<Instant> = None;
    loop {
        match last {
            Err(problem) if problem.code() == codes::UNAVAILABLE => {
                if said.is_none_or(|at| at.elapsed() >= SAID) {
                    tracing::warn!(cause = problem.cause(), "waiting for the database");
                    said = Some(Instant::now());
                }
            }
            done => return done,
        }
        tokio::time::sleep(AGAIN).await;
        last = open().await;
    }
}

/// The answer to everything: what is missing. The connection is closed, because the service will sit behind another.
async fn not_yet(request: HttpRequest) -> HttpResponse {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = Language::accepted(accepted.unwrap_or_default());
    let problem = Problem::new(codes::NOT_READY).with("reason", "database").retry_after(1);
    let id = uuid::Uuid::now_v7().to_string();
    let mut answer = render(&problem, language, ("", request.path()), &id);
    answer.head_mut().set_connection_type(ConnectionType::Close);
    answer
}
