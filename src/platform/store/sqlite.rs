//! Writes on SQLite: one writer that commits the waiting changes together, each in its savepoint.

use super::{
    connections::Patience,
    executor::Transaction,
    statements::Statements,
    work::{Outcome, Work},
};
use crate::{
    problem::{Problem, Result, codes},
    process::metrics,
};
use futures_util::FutureExt;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::{panic::AssertUnwindSafe, pin::Pin, sync::Arc};
use tokio::{
    sync::{Mutex, Notify, mpsc, oneshot},
    task::JoinHandle,
};

/// Changes committed together at most: enough to share one disk flush, few enough to answer soon.
const BATCH: usize = 64;
/// Writes that may wait; beyond that the service says that it is overloaded.
const QUEUE: usize = 1024;

/// The door to the writer.
#[derive(Clone)]
pub(super) struct Writer {
    door: mpsc::Sender<Box<dyn Job>>,
    closing: Arc<Notify>,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
}

/// A write whose answer type is hidden from the writer.
trait Job: Send {
    /// Runs in a savepoint; says whether to keep the changes.
    fn run<'a>(&'a mut self, savepoint: &'a Transaction) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>>;
    /// Sends the answer, once the commit is known.
    fn finish(self: Box<Self>, committed: Result<()>);
}

struct Pending<T, F> {
    work: F,
    answer: Result<T>,
    caller: oneshot::Sender<Result<T>>,
}

impl<T, F> Job for Pending<T, F>
where
    T: Send,
    F: for<'a> Fn(&'a Transaction) -> Work<'a, T> + Send + Sync,
{
    fn run<'a>(&'a mut self, savepoint: &'a Transaction) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>> {
        Box::pin(async move {
            let outcome = AssertUnwindSafe((self.work)(savepoint)).catch_unwind().await;
            let outcome = outcome.unwrap_or_else(|_| Err(Problem::internal("a write panicked")));
            let keep = matches!(outcome, Ok(Outcome::Commit(_)));
            self.answer = outcome.map(|(Outcome::Commit(answer) | Outcome::Discard(answer))| answer);
            keep
        })
    }

    fn finish(self: Box<Self>, committed: Result<()>) {
        // A caller who hung up does not hear the answer; the change stands all the same.
        let _gone = self.caller.send(committed.and(self.answer));
    }
}

impl Writer {
    /// Starts the writer on the one writing connection.
    pub(super) fn start(connection: Connection) -> Self {
        let (door, waiting) = mpsc::channel(QUEUE);
        let closing = Arc::new(Notify::new());
        let task = tokio::spawn(serve(connection, waiting, Arc::clone(&closing)));
        Self { door, closing, task: Arc::new(Mutex::new(Some(task))) }
    }

    /// Carries out what waits, takes no more, and closes the connection.
    pub(super) async fn close(&self) -> Result<()> {
        self.closing.notify_one();
        match self.task.lock().await.take() {
            Some(task) => task.await.map_err(Problem::internal),
            None => Ok(()),
        }
    }

    pub(super) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> Fn(&'a Transaction) -> Work<'a, T> + Send + Sync + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let job = Pending { work, answer: Err(stopped()), caller };
        let queued = self.door.try_send(Box::new(job));
        queued.map_err(|full| Problem::new(codes::UNAVAILABLE).because(full).retry_after(1))?;
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }
}

fn stopped() -> Problem {
    Problem::new(codes::UNAVAILABLE).because("the writer stopped").retry_after(1)
}

async fn serve(mut connection: Connection, mut waiting: mpsc::Receiver<Box<dyn Job>>, closing: Arc<Notify>) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let taken = tokio::select! {
            taken = waiting.recv_many(&mut batch, BATCH) => taken,
            () = closing.notified() => {
                waiting.close();
                continue;
            }
        };
        if taken == 0 {
            return connection.close().await;
        }
        metrics::batch(batch.len(), waiting.len());
        let committed = connection.commit(&mut batch).await;
        for job in batch.drain(..) {
            job.finish(committed.clone());
        }
    }
}

/// The one writing connection. After a failure of the transaction itself nobody knows in which state it is (SQLite rolls
/// back on its own when the disk is full), so it is thrown away and opened anew for the next batch.
pub(super) struct Connection {
    options: ConnectOptions,
    statements: Statements,
    open: Option<DatabaseConnection>,
}

impl Connection {
    /// Opens the connection.
    pub(super) async fn open(options: ConnectOptions, statements: Statements) -> Result<Self> {
        let mut closed = Self { options, statements, open: None };
        closed.again().await?;
        Ok(closed)
    }

    /// The open connection.
    pub(super) fn present(&self) -> Result<&DatabaseConnection> {
        self.open.as_ref().ok_or_else(stopped)
    }

    async fn close(&mut self) {
        if let Some(connection) = self.open.take()
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "the writing connection could not be closed");
        }
    }

    async fn again(&mut self) -> std::result::Result<(), DbErr> {
        if self.open.is_none() {
            let mut connection = Database::connect(self.options.clone()).await?;
            self.statements.note(&mut connection);
            self.open = Some(connection);
        }
        Ok(())
    }

    /// Commits a batch; whatever fails, its callers are told to try again, and the writer goes on.
    async fn commit(&mut self, batch: &mut [Box<dyn Job>]) -> Result<()> {
        let failed = match self.again().await {
            Ok(()) => commit_together(self.present()?, batch).await,
            Err(error) => Err(error),
        };
        let Err(error) = failed else { return Ok(()) };
        tracing::warn!(%error, changes = batch.len(), "a batch was not committed");
        metrics::database_failure();
        self.close().await;
        Err(Problem::new(codes::UNAVAILABLE).because(error).retry_after(1))
    }
}

async fn commit_together(
    connection: &DatabaseConnection,
    batch: &mut [Box<dyn Job>],
) -> std::result::Result<(), DbErr> {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    let transaction = connection.begin_with_options(immediate).await?;
    let mut kept = false;
    for job in batch {
        kept |= in_savepoint(&transaction, job.as_mut()).await?;
    }
    if kept {
        transaction.commit().await?;
    } else {
        transaction.rollback().await?;
    }
    Ok(())
}

async fn in_savepoint(
    transaction: &DatabaseTransaction,
    job: &mut dyn Job,
) -> std::result::Result<bool, DbErr> {
    let savepoint = Transaction::new(transaction.begin().await?, Patience::endless());
    let keep = job.run(&savepoint).await;
    if keep {
        savepoint.commit().await?;
    } else {
        savepoint.rollback().await?;
    }
    Ok(keep)
}
