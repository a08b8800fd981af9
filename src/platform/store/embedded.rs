//! Reading a database that is a file where the caller stands: no statement changes the thread, and no value is copied on
//! its way (decision 76).
//!
//! A statement that is short is shorter than any way to another thread. One that is not is noticed by its steps, broken off
//! and carried out where it keeps nobody waiting; and when nobody waits for its answer any more, it ends.

use super::{failure::passes, settings::CACHE, statements::Statements};
use crate::values::columns::{Cell, Columns, Row, Stored};
use rusqlite::{
    Connection, ErrorCode, OpenFlags,
    types::{ToSqlOutput, Value as Kept, ValueRef},
};
use sea_orm::{DbErr, RuntimeErr, Statement, Value};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// Steps of SQLite's machine between two looks at the bound.
const STRIDE: i32 = 1000;
/// Looks after which a statement is not short: 100,000 steps, one to three milliseconds.
const SHORT: i64 = 100;
/// Statements that a connection keeps prepared.
const PREPARED: usize = 256;
/// Long statements at a time; more wait.
const LONG: usize = 8;

/// The connections of a process to its file, for reading.
pub(super) struct Embedded {
    path: PathBuf,
    statements: Statements,
    free: Mutex<Vec<Line>>,
    long: Semaphore,
    is_closed: AtomicBool,
}

/// A connection and what bounds its statements.
struct Line {
    connection: Connection,
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

enum Failed {
    /// It took more steps than it might.
    Long,
    Error(DbErr),
}

impl Embedded {
    pub(super) fn open(path: &Path, statements: &Statements) -> Self {
        Self {
            path: path.to_owned(),
            statements: statements.clone(),
            free: Mutex::default(),
            long: Semaphore::new(LONG),
            is_closed: AtomicBool::new(false),
        }
    }

    /// The rows that a statement finds.
    pub(super) async fn rows<M: Row>(self: &Arc<Self>, statement: Statement) -> Result<Vec<M>, DbErr> {
        self.statements.sent(&statement);
        match self.ask(&statement, None) {
            Ok(rows) => Ok(rows),
            Err(Failed::Error(error)) => Err(error),
            Err(Failed::Long) => self.ask_elsewhere(statement).await,
        }
    }

    async fn ask_elsewhere<M: Row>(self: &Arc<Self>, statement: Statement) -> Result<Vec<M>, DbErr> {
        let _turn = self.long.acquire().await.map_err(|error| DbErr::Custom(error.to_string()))?;
        let (waiting, here) = (Waiting(Arc::default()), Arc::clone(self));
        let given_up = Arc::clone(&waiting.0);
        let asked = tokio::task::spawn_blocking(move || here.ask(&statement, Some(given_up)));
        match asked.await {
            Ok(Ok(rows)) => Ok(rows),
            Ok(Err(Failed::Error(error))) => Err(error),
            Ok(Err(Failed::Long)) => Err(DbErr::Custom("a statement was broken off".into())),
            Err(panic) => Err(DbErr::Custom(panic.to_string())),
        }
    }

    fn ask<M: Row>(
        &self,
        statement: &Statement,
        given_up: Option<Arc<AtomicBool>>,
    ) -> Result<Vec<M>, Failed> {
        let line = self.line().map_err(|error| Failed::Error(refused(&error)))?;
        line.bound.begin(given_up);
        let answer = line.ask(statement);
        // Asked under the lock: what comes back while the store is closed does not stay open.
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_closed.load(Ordering::Acquire) {
            free.push(line);
        }
        answer
    }

    fn line(&self) -> rusqlite::Result<Line> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.map_or_else(|| Line::open(&self.path), Ok)
    }

    /// Ends the connections that nobody uses; those in use end with their statement.
    pub(super) fn close(&self) {
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

impl Line {
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        for (name, value) in [("query_only", "ON"), ("temp_store", "MEMORY"), ("cache_size", CACHE)] {
            connection.pragma_update(None, name, value)?;
        }
        connection.set_prepared_statement_cache_capacity(PREPARED);
        let bound = Arc::new(Bound::default());
        let looking = Arc::clone(&bound);
        connection.progress_handler(STRIDE, Some(move || looking.is_over()))?;
        Ok(Self { connection, bound })
    }

    fn ask<M: Row>(&self, statement: &Statement) -> Result<Vec<M>, Failed> {
        let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Failed::Long,
            _ => Failed::Error(refused(&error)),
        };
        let mut prepared = self.connection.prepare_cached(&statement.sql).map_err(failed)?;
        for (place, value) in statement.values.iter().flat_map(|values| &values.0).enumerate() {
            prepared.raw_bind_parameter(place + 1, bound(value).map_err(Failed::Error)?).map_err(failed)?;
        }
        let (mut found, mut rows) = (prepared.raw_query(), Vec::new());
        while let Some(row) = found.next().map_err(failed)? {
            rows.push(M::of(row).map_err(Failed::Error)?);
        }
        Ok(rows)
    }
}

/// What the driver for a file gives.
impl Columns for rusqlite::Row<'_> {
    fn at<T: Stored>(&self, place: usize) -> Result<T, DbErr> {
        let wrong = |why: &dyn std::fmt::Display| DbErr::Type(format!("column {place}: {why}"));
        let cell = match self.get_ref(place).map_err(|error| wrong(&error))? {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(number) => Cell::Integer(number),
            ValueRef::Text(text) => Cell::Text(std::str::from_utf8(text).map_err(|error| wrong(&error))?),
            ValueRef::Blob(bytes) => Cell::Bytes(bytes),
            ValueRef::Real(_) => return Err(wrong(&"a fraction")),
        };
        T::of(cell).ok_or_else(|| wrong(&format!("{cell:?} is no {}", std::any::type_name::<T>())))
    }
}

/// A value as the writing side keeps it: ids as bytes, days and instants as texts.
fn bound(value: &Value) -> Result<ToSqlOutput<'_>, DbErr> {
    let text = |text: Option<String>| ToSqlOutput::Owned(text.map_or(Kept::Null, Kept::Text));
    let whole = |number: Option<i64>| ToSqlOutput::Owned(number.map_or(Kept::Null, Kept::Integer));
    Ok(match value {
        Value::Bool(flag) => whole(flag.map(i64::from)),
        Value::Int(number) => whole(number.map(i64::from)),
        Value::BigInt(number) => whole(*number),
        Value::BigUnsigned(number) => {
            let number = number.map(i64::try_from).transpose();
            whole(number.map_err(|error| DbErr::Custom(error.to_string()))?)
        }
        Value::String(None) => ToSqlOutput::Borrowed(ValueRef::Null),
        Value::String(Some(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Value::Uuid(id) => {
            ToSqlOutput::Borrowed(id.as_ref().map_or(ValueRef::Null, |id| ValueRef::Blob(id.as_bytes())))
        }
        Value::ChronoDate(day) => text(day.map(|day| day.to_string())),
        Value::ChronoDateTimeUtc(instant) => {
            text(instant.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)))
        }
        other => return Err(DbErr::Custom(format!("no statement that reads is asked with {other:?}"))),
    })
}

/// A failure, judged as those of the other driver are: what passes is worth another try.
fn refused(error: &rusqlite::Error) -> DbErr {
    let code = error.sqlite_error().map(|error| error.extended_code.to_string());
    if code.is_some_and(|code| passes(&code)) {
        let unavailable = io::Error::other(error.to_string());
        return DbErr::Query(RuntimeErr::SqlxError(Arc::new(sqlx::Error::Io(unavailable))));
    }
    DbErr::Query(RuntimeErr::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::DbBackend;
    use std::time::Instant;

    struct Number(i64);

    impl Row for Number {
        fn of(columns: &impl Columns) -> Result<Self, DbErr> {
            columns.at(0).map(Self)
        }
    }

    fn counting(folder: &tempfile::TempDir) -> Arc<Embedded> {
        let path = folder.path().join("counting.sqlite");
        std::fs::write(&path, "").unwrap();
        Arc::new(Embedded::open(&path, &Statements::default()))
    }

    fn count(to: i64) -> Statement {
        let sql = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT count(*) FROM c";
        Statement::from_sql_and_values(DbBackend::Sqlite, sql, [to.into()])
    }

    #[tokio::test]
    async fn what_is_not_short_is_answered_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let embedded = counting(&folder);
        for to in [10, 1_000_000] {
            let found: Vec<Number> = embedded.rows(count(to)).await.unwrap();
            assert_eq!(found[0].0, to);
        }
        assert!(matches!(embedded.ask::<Number>(&count(1_000_000), None), Err(Failed::Long)));
    }

    #[tokio::test]
    async fn what_nobody_waits_for_ends() {
        let folder = tempfile::tempdir().unwrap();
        let embedded = counting(&folder);
        let endless = embedded.rows::<Number>(count(i64::MAX));
        assert!(tokio::time::timeout(Duration::from_millis(200), endless).await.is_err());
        let (given_up, patience) = (Instant::now(), Duration::from_secs(10));
        while embedded.long.available_permits() < LONG || embedded.free.lock().unwrap().is_empty() {
            assert!(given_up.elapsed() < patience, "it still counts");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}
