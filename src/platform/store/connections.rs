//! The connections to PostgreSQL, and how long one of them may be silent.
//!
//! A network that swallows packets, or a server that stands still, tells nobody: a statement on such a connection waits
//! for ever, and so does everything in the driver that comes after it (the ping with which a connection returns to the
//! pool, the rollback that is queued for it). So nothing is repaired. Every statement has a limit on this side, a pulse
//! beside the pool notices silence within seconds, and the whole pool is then replaced: what is stuck belongs to the old
//! one, and nobody waits for it.

use super::{
    pulse::{self, Watched},
    statements::Statements,
};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr};
use sqlx::{PgConnection, postgres::PgConnectOptions};
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    runtime::Handle,
    sync::{Notify, watch},
    task::JoinHandle,
    time::{sleep, timeout},
};

/// How long a statement may wait for a connection to be free or opened.
pub(super) const ACQUIRE: Duration = Duration::from_secs(5);
/// How long the answer of the server may be under way, after it has ended a statement for taking too long.
const GRACE: Duration = Duration::from_secs(1);
/// How long the connections of a pool that was replaced may take to come back and be closed.
const FAREWELL: Duration = Duration::from_secs(30);

/// The pool, or the one that took its place; and the task that watches over it.
#[derive(Clone)]
pub(super) struct Connections(Arc<Inner>, Arc<Mutex<Option<JoinHandle<()>>>>);

struct Inner {
    /// Where everything runs that is sent over them. A connection is heard on the threads where it was opened, and those of the
    /// runtime that opened the store have nothing else to do; the threads that answer requests would hear it late.
    runtime: Handle,
    options: ConnectOptions,
    statements: Statements,
    limit: Duration,
    present: watch::Sender<Pool>,
    /// Told when a statement had no answer although the server should have ended it, and when the store is closed.
    doubted: Arc<Notify>,
    is_closed: AtomicBool,
}

/// One pool of connections, which are good or bad together.
#[derive(Clone)]
struct Pool {
    connection: DatabaseConnection,
    /// Whether its connections are no longer believed; each is closed when it comes back.
    is_over: Arc<AtomicBool>,
    /// Whether the server answers.
    is_heard: bool,
}

impl Connections {
    /// A pool that opens its connections when they are needed, watched over from now on by a connection that is open.
    pub(super) async fn watched(
        options: ConnectOptions,
        statements: Statements,
        statement_timeout: Duration,
        (line, session): (Box<PgConnection>, PgConnectOptions),
    ) -> Result<Self, DbErr> {
        let present = watch::Sender::new(pool(&options, &statements).await?);
        let (limit, doubted) = (statement_timeout + GRACE, Arc::new(Notify::new()));
        let inner = Arc::new(Inner {
            runtime: Handle::current(),
            options,
            statements,
            limit,
            present,
            doubted: Arc::clone(&doubted),
            is_closed: AtomicBool::new(false),
        });
        let pulse = tokio::spawn(pulse::watch(Arc::downgrade(&inner), doubted, line, session));
        Ok(Self(inner, Arc::new(Mutex::new(Some(pulse)))))
    }

    /// The pool for one statement or transaction, and the patience that one may have with it; an error while the server
    /// is known to be silent.
    pub(super) fn present(&self) -> Result<(DatabaseConnection, Patience), DbErr> {
        let changes = self.0.present.subscribe();
        let pool = changes.borrow().clone();
        if !pool.is_heard {
            return Err(silence());
        }
        let bounds = Bounds {
            limit: self.0.limit,
            changes,
            is_over: pool.is_over,
            doubted: Arc::clone(&self.0.doubted),
        };
        Ok((pool.connection, Patience { bounds, given_up: AtomicBool::new(false) }))
    }

    /// Carries out work beside them, to its end even if nobody waits for it any more.
    pub(super) fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        self.0.runtime.spawn(work)
    }

    /// What is sent over them.
    pub(super) fn statements(&self) -> &Statements {
        &self.0.statements
    }

    /// Closes the connections. One that is stuck is not waited for.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.0.is_closed.store(true, Ordering::Release);
        self.0.doubted.notify_one();
        let pulse = self.1.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(pulse) = pulse {
            // It ends its connection itself.
            let _ended = timeout(ACQUIRE, pulse).await;
        }
        let pool = self.0.present.borrow().connection.clone();
        timeout(ACQUIRE, pool.close()).await.unwrap_or(Ok(()))
    }
}

impl Watched for Inner {
    fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Acquire)
    }

    async fn replace(&self, is_silent: bool) {
        let Ok(mut fresh) = pool(&self.options, &self.statements).await else { return };
        fresh.is_heard = !is_silent;
        let mut old = None;
        self.present.send_if_modified(|present| {
            // Before anybody gives up a connection.
            present.is_over.store(true, Ordering::Release);
            old = Some(std::mem::replace(present, fresh));
            is_silent
        });
        if let Some(old) = old {
            tokio::spawn(timeout(FAREWELL, old.connection.close()));
        }
    }

    fn heard(&self) {
        self.present.send_if_modified(|present| {
            present.is_heard = true;
            false
        });
    }
}

async fn pool(options: &ConnectOptions, statements: &Statements) -> Result<Pool, DbErr> {
    let (mut options, is_over) = (options.clone(), Arc::new(AtomicBool::new(false)));
    let over = Arc::clone(&is_over);
    options.connect_lazy(true).map_sqlx_postgres_pool_opts(move |pool| {
        let over = Arc::clone(&over);
        pool.after_release(move |_, _| {
            // An error lets the driver close the socket without a farewell, which nobody might hear.
            let answer = if over.load(Ordering::Acquire) { Err(unheard()) } else { Ok(true) };
            Box::pin(std::future::ready(answer))
        })
    });
    let mut connection = Database::connect(options).await?;
    statements.note(&mut connection);
    Ok(Pool { connection, is_over, is_heard: true })
}

/// How long one waits for the answers on one connection.
pub(super) struct Patience {
    bounds: Bounds,
    given_up: AtomicBool,
}

struct Bounds {
    limit: Duration,
    changes: watch::Receiver<Pool>,
    is_over: Arc<AtomicBool>,
    doubted: Arc<Notify>,
}

impl Patience {
    /// Waits for an answer on the connection.
    pub(super) async fn wait<T>(&self, answer: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        self.wait_longer(Duration::ZERO, answer).await
    }

    /// Waits for an answer that also needs a free connection.
    pub(super) async fn acquire<T>(
        &self,
        answer: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        self.wait_longer(ACQUIRE, answer).await
    }

    async fn wait_longer<T>(
        &self,
        more: Duration,
        answer: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        let bounds = &self.bounds;
        let mut changes = bounds.changes.clone();
        tokio::select! {
            biased;
            answered = answer => return answered,
            _ = changes.changed() => {}
            () = sleep(bounds.limit + more) => {
                if !bounds.is_over.swap(true, Ordering::AcqRel) {
                    bounds.doubted.notify_one();
                }
            }
        }
        self.given_up.store(true, Ordering::Release);
        Err(silence())
    }

    /// Whether an answer was not waited for to its end: then nobody knows what the connection is doing.
    pub(super) fn has_given_up(&self) -> bool {
        self.given_up.load(Ordering::Acquire)
    }
}

/// The failure of what was not answered.
pub(super) fn silence() -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(unheard())))
}

fn unheard() -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "the database does not answer"))
}
