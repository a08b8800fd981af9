//! Writing: one writer that commits the waiting changes together, each in its savepoint. It has a thread of its own, on which
//! the changes run beside their connection: none of their statements is handed from one thread to another.

use super::{
    super::{
        statements::Statements,
        transaction::Transaction,
        work::{Outcome, Work},
    },
    line::{Line, present},
};
use crate::{
    problem::{Problem, Result, codes},
    process::metrics,
};
use futures_util::FutureExt;
use sea_orm::DbErr;
use std::{
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot},
};

/// Changes committed together at most: enough to share one disk flush, few enough to answer soon.
const BATCH: usize = 64;
/// Writes that may wait; beyond that the service says that it is overloaded.
const QUEUE: usize = 1024;

/// The door to the writer.
#[derive(Clone)]
pub(in crate::store) struct Writer {
    door: mpsc::Sender<Message>,
    gone: Arc<Mutex<Option<oneshot::Receiver<()>>>>,
}

enum Message {
    Work(Box<dyn Job>),
    /// Nothing more comes.
    Close,
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
        let Self { work, answer, caller } = *self;
        // What it holds is gone before the answer is heard.
        drop(work);
        // A caller who hung up does not hear the answer; the change stands all the same.
        let _gone = caller.send(committed.and(answer));
    }
}

impl Writer {
    /// Starts the writer on the one writing connection.
    pub(in crate::store) fn start(path: &Path, statements: &Statements) -> Result<Self> {
        let (door, waiting) = mpsc::channel(QUEUE);
        let (ended, gone) = oneshot::channel();
        let line = Arc::new(Mutex::new(Line::writing(path)?));
        let serving = Serving {
            path: path.to_owned(),
            statements: statements.clone(),
            line: Some(line),
            runtime: Handle::current(),
        };
        let thread = thread::Builder::new().name("writer".into()).spawn(move || {
            serving.serve(waiting);
            let _nobody_waits = ended.send(());
        });
        thread.map_err(Problem::internal)?;
        Ok(Self { door, gone: Arc::new(Mutex::new(Some(gone))) })
    }

    /// Carries out what waits, takes no more, and closes the connection.
    pub(in crate::store) async fn close(&self) -> Result<()> {
        // It may be gone already.
        let _gone = self.door.send(Message::Close).await;
        let gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner).take();
        match gone {
            Some(gone) => gone.await.map_err(Problem::internal),
            None => Ok(()),
        }
    }

    pub(in crate::store) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> Fn(&'a Transaction) -> Work<'a, T> + Send + Sync + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let job = Pending { work, answer: Err(stopped()), caller };
        let queued = self.door.try_send(Message::Work(Box::new(job)));
        queued.map_err(|full| Problem::new(codes::UNAVAILABLE).because(full).retry_after(1))?;
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }
}

fn stopped() -> Problem {
    Problem::new(codes::UNAVAILABLE).because("the writer stopped").retry_after(1)
}

/// What the thread of the writer has. After a failure of the transaction itself nobody knows in which state the connection is
/// (SQLite rolls back on its own when the disk is full), so it is thrown away and opened anew for the next batch.
struct Serving {
    path: PathBuf,
    statements: Statements,
    line: Option<Arc<Mutex<Line>>>,
    runtime: Handle,
}

impl Serving {
    fn serve(mut self, mut waiting: mpsc::Receiver<Message>) {
        let (mut taken, mut batch) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        while waiting.blocking_recv_many(&mut taken, BATCH) > 0 {
            for message in taken.drain(..) {
                match message {
                    Message::Work(job) => batch.push(job),
                    // What was sent before is still taken.
                    Message::Close => waiting.close(),
                }
            }
            metrics::batch(batch.len(), waiting.len());
            let committed = self.commit(&mut batch);
            for job in batch.drain(..) {
                job.finish(committed.clone());
            }
        }
    }

    /// Commits a batch; whatever fails, its callers are told to try again, and the writer goes on.
    fn commit(&mut self, batch: &mut [Box<dyn Job>]) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let failed = self.line().and_then(|line| self.commit_together(&line, batch));
        let Err(error) = failed else { return Ok(()) };
        tracing::warn!(%error, changes = batch.len(), "a batch was not committed");
        metrics::database_failure();
        self.line = None;
        Err(Problem::new(codes::UNAVAILABLE).because(error).retry_after(1))
    }

    fn line(&mut self) -> std::result::Result<Arc<Mutex<Line>>, DbErr> {
        let line = match self.line.take() {
            Some(line) => line,
            None => Arc::new(Mutex::new(Line::writing(&self.path)?)),
        };
        Ok(Arc::clone(self.line.insert(line)))
    }

    fn commit_together(
        &self,
        line: &Arc<Mutex<Line>>,
        batch: &mut [Box<dyn Job>],
    ) -> std::result::Result<(), DbErr> {
        present(line).run("BEGIN IMMEDIATE")?;
        let mut kept = false;
        for job in batch {
            present(line).run("SAVEPOINT change")?;
            let savepoint = Transaction::in_file(Arc::clone(line), self.statements.clone());
            let keep = self.runtime.block_on(job.run(&savepoint));
            if !keep {
                present(line).run("ROLLBACK TO change")?;
            }
            present(line).run("RELEASE change")?;
            kept |= keep;
        }
        present(line).run(if kept { "COMMIT" } else { "ROLLBACK" })
    }
}
