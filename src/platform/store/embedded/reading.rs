//! Reading. A statement that is short is shorter than any way to another thread. One that is not is noticed by its steps,
//! broken off and carried out where it keeps nobody waiting; and when nobody waits for its answer any more, it ends.

use super::{super::statements::Statements, Line, line::is_broken_off};
use crate::values::columns::Row;
use sea_orm::{DbErr, ProxyExecResult, ProxyRow, Statement};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};
use tokio::sync::Semaphore;

/// Steps of SQLite's machine between two looks at the bound.
const STRIDE: i32 = 1000;
/// Looks after which a statement is not short: 100,000 steps, one to three milliseconds.
const SHORT: i64 = 100;
/// Long statements at a time; more wait.
const LONG: usize = 8;

/// The connections of a process to its file, for reading.
pub(in crate::store) struct Reading {
    path: PathBuf,
    statements: Statements,
    free: Mutex<Vec<BoundLine>>,
    long: Semaphore,
    is_closed: AtomicBool,
}

/// A connection and what bounds its statements.
struct BoundLine {
    line: Line,
    bound: Arc<Bound>,
}

/// How many looks a statement has left, or whether anybody still waits for it.
#[derive(Default)]
struct Bound {
    left: AtomicI64,
    is_given_up: Mutex<Option<Arc<AtomicBool>>>,
}

/// Tells a statement that nobody waits for its answer any more.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// How a connection is asked.
type Ask<T> = fn(&Line, &Statement) -> Result<T, DbErr>;

impl Reading {
    pub(in crate::store) fn new(path: &Path, statements: &Statements) -> Self {
        Self {
            path: path.to_owned(),
            statements: statements.clone(),
            free: Mutex::default(),
            long: Semaphore::new(LONG),
            is_closed: AtomicBool::new(false),
        }
    }

    /// The rows that a statement finds, by the places of their columns.
    pub(in crate::store) async fn rows<M: Row>(
        self: &Arc<Self>,
        statement: Statement,
    ) -> Result<Vec<M>, DbErr> {
        self.ask(statement, Line::rows::<M>).await
    }

    /// The rows that a statement finds, as entities read them.
    pub(in crate::store) async fn results(
        self: &Arc<Self>,
        statement: Statement,
    ) -> Result<Vec<ProxyRow>, DbErr> {
        self.ask(statement, Line::results).await
    }

    /// Carries out a statement, which may change nothing.
    pub(in crate::store) async fn execute(
        self: &Arc<Self>,
        statement: Statement,
    ) -> Result<ProxyExecResult, DbErr> {
        self.ask(statement, Line::execute).await
    }

    async fn ask<T: Send + 'static>(self: &Arc<Self>, statement: Statement, ask: Ask<T>) -> Result<T, DbErr> {
        self.statements.sent(&statement);
        match self.ask_here(&statement, None, ask) {
            Err(error) if is_broken_off(&error) => self.ask_elsewhere(statement, ask).await,
            answer => answer,
        }
    }

    async fn ask_elsewhere<T: Send + 'static>(
        self: &Arc<Self>,
        statement: Statement,
        ask: Ask<T>,
    ) -> Result<T, DbErr> {
        let _turn = self.long.acquire().await.map_err(|error| DbErr::Custom(error.to_string()))?;
        let (waiting, here) = (Waiting(Arc::default()), Arc::clone(self));
        let given_up = Arc::clone(&waiting.0);
        let asked = tokio::task::spawn_blocking(move || here.ask_here(&statement, Some(given_up), ask));
        asked.await.unwrap_or_else(|panic| Err(DbErr::Custom(panic.to_string())))
    }

    fn ask_here<T>(
        &self,
        statement: &Statement,
        given_up: Option<Arc<AtomicBool>>,
        ask: Ask<T>,
    ) -> Result<T, DbErr> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let line = free.map_or_else(|| BoundLine::open(&self.path), Ok)?;
        line.bound.begin(given_up);
        let answer = ask(&line.line, statement);
        // Asked under the lock: what comes back while the store is closed does not stay open.
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_closed.load(Ordering::Acquire) {
            free.push(line);
        }
        answer
    }

    /// Ends the connections that nobody uses; those in use end with their statement.
    pub(in crate::store) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        self.free.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Bound {
    fn begin(&self, given_up: Option<Arc<AtomicBool>>) {
        self.left.store(if given_up.is_some() { i64::MAX } else { SHORT }, Ordering::Relaxed);
        *self.is_given_up.lock().unwrap_or_else(PoisonError::into_inner) = given_up;
    }

    fn is_over(&self) -> bool {
        if self.left.fetch_sub(1, Ordering::Relaxed) <= 0 {
            return true;
        }
        let given_up = self.is_given_up.lock().unwrap_or_else(PoisonError::into_inner);
        given_up.as_ref().is_some_and(|given_up| given_up.load(Ordering::Acquire))
    }
}

impl BoundLine {
    fn open(path: &Path) -> Result<Self, DbErr> {
        let (line, bound) = (Line::reading(path)?, Arc::<Bound>::default());
        let looking = Arc::clone(&bound);
        line.ask_every(STRIDE, move || looking.is_over())?;
        Ok(Self { line, bound })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::columns::Columns;
    use sea_orm::DbBackend;
    use std::time::{Duration, Instant};

    struct Number(i64);

    impl Row for Number {
        fn of(columns: &impl Columns) -> Result<Self, DbErr> {
            columns.at(0).map(Self)
        }
    }

    fn counting(folder: &tempfile::TempDir) -> Arc<Reading> {
        let path = folder.path().join("counting.sqlite");
        std::fs::write(&path, "").unwrap();
        Arc::new(Reading::new(&path, &Statements::default()))
    }

    fn count(to: i64) -> Statement {
        let sql = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT count(*) FROM c";
        Statement::from_sql_and_values(DbBackend::Sqlite, sql, [to.into()])
    }

    #[tokio::test]
    async fn what_is_not_short_is_answered_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let reading = counting(&folder);
        for to in [10, 1_000_000] {
            let found: Vec<Number> = reading.rows(count(to)).await.unwrap();
            assert_eq!(found[0].0, to);
        }
        let long = reading.ask_here(&count(1_000_000), None, Line::rows::<Number>);
        assert!(long.is_err_and(|error| is_broken_off(&error)));
    }

    #[tokio::test]
    async fn what_nobody_waits_for_ends() {
        let folder = tempfile::tempdir().unwrap();
        let reading = counting(&folder);
        let endless = reading.rows::<Number>(count(i64::MAX));
        assert!(tokio::time::timeout(Duration::from_millis(200), endless).await.is_err());
        let (given_up, patience) = (Instant::now(), Duration::from_secs(10));
        while reading.long.available_permits() < LONG || reading.free.lock().unwrap().is_empty() {
            assert!(given_up.elapsed() < patience, "it still counts");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}
