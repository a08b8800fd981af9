//! The pulse of a PostgreSQL server: one connection beside the pool that asks every second whether it is there.

use crate::process::metrics;
use sqlx::{ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use std::{
    sync::{Arc, Weak},
    time::Duration,
};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};

/// How often it is felt.
const PERIOD: Duration = Duration::from_secs(1);
/// How long the server may be silent. It only has to answer, not to read anything: a server that cannot do that for so
/// long serves nobody, and callers are better told than kept.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a new connection may take: a first packet that is lost is sent again after one second.
const CONNECT: Duration = Duration::from_secs(2);
/// The pause between two attempts to reach a silent server.
const AGAIN: Duration = Duration::from_millis(250);

/// What came of the attempt to open a connection.
pub(super) enum Reached {
    /// It is open.
    Open(Box<PgConnection>),
    /// The server, its machine or the network said no.
    Refused(sqlx::Error),
    /// Nobody said anything.
    Silent,
}

/// What the pulse is felt for.
pub(super) trait Watched: Send + Sync + 'static {
    /// Whether nobody asks any more.
    fn is_closed(&self) -> bool;
    /// Lets other connections take the place of the present ones. Statements that are under way go on, unless the server is
    /// silent: then all of them are given up, and new ones are refused until it is heard.
    fn replace(&self, is_silent: bool) -> impl Future<Output = ()> + Send;
    /// The server answers again.
    fn heard(&self);
}

/// Tries for so long to open a connection.
pub(super) async fn reach(session: &PgConnectOptions, limit: Duration) -> Reached {
    match timeout(limit, session.connect()).await {
        Ok(Ok(connection)) => Reached::Open(Box::new(connection)),
        Ok(Err(error)) => Reached::Refused(error),
        Err(_) => Reached::Silent,
    }
}

/// Feels the pulse until the store is closed or dropped, and replaces the pool when there is none.
pub(super) async fn watch(
    connections: Weak<impl Watched>,
    doubted: Arc<Notify>,
    line: Box<PgConnection>,
    session: PgConnectOptions,
) {
    let mut line = Some(line);
    loop {
        let is_doubted = tokio::select! {
            () = doubted.notified() => true,
            () = sleep(PERIOD) => false,
        };
        let Some(inner) = connections.upgrade().filter(|inner| !inner.is_closed()) else {
            // Closed in words, so that nobody takes it for a service that runs.
            let farewell = line.map(|line| timeout(PATIENCE, line.close()));
            let _gone = futures_util::future::OptionFuture::from(farewell).await;
            return;
        };
        if is_doubted {
            tracing::warn!("a statement had no answer; the connections are replaced");
            metrics::database_failure();
            inner.replace(false).await;
            continue;
        }
        let felt = feel(line.take(), &session).await;
        if !matches!(felt, Reached::Silent) {
            line = open(felt);
            continue;
        }
        tracing::error!("the database does not answer; what waits for it is given up");
        metrics::database_failure();
        inner.replace(true).await;
        drop(inner);
        line = loop {
            match reach(&session, CONNECT).await {
                Reached::Silent if connections.upgrade().is_none_or(|inner| inner.is_closed()) => return,
                Reached::Silent => sleep(AGAIN).await,
                // If it only answers to refuse, callers hear that from itself.
                answered => break open(answered),
            }
        };
        if let Some(inner) = connections.upgrade() {
            inner.heard();
            tracing::info!("the database answers again");
        }
    }
}

/// Asks on the open line, or on a new one. A server that closes the line has answered.
async fn feel(line: Option<Box<PgConnection>>, session: &PgConnectOptions) -> Reached {
    let Some(mut line) = line else { return reach(session, CONNECT).await };
    match timeout(PATIENCE, line.ping()).await {
        Ok(Ok(())) => Reached::Open(line),
        Ok(Err(error)) => Reached::Refused(error),
        Err(_) => Reached::Silent,
    }
}

fn open(reached: Reached) -> Option<Box<PgConnection>> {
    match reached {
        Reached::Open(line) => Some(line),
        Reached::Refused(_) | Reached::Silent => None,
    }
}
