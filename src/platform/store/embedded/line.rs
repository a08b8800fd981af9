//! One connection to the file: statements kept prepared, values bound, failures judged.

use super::{
    super::settings::{CACHE, LOG_PAGES, WRITING_CACHE},
    results::Declared,
};
use crate::values::columns::Row;
use rusqlite::{
    CachedStatement, Connection, OpenFlags,
    types::{ToSqlOutput, Value as Kept, ValueRef},
};
use sea_orm::{DbBackend, DbErr, ProxyExecResult, ProxyRow, RuntimeErr, Statement, Value};
use sqlx::error::{DatabaseError, ErrorKind};
use std::{
    borrow::Cow,
    error::Error,
    fmt,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Statements that a connection keeps prepared.
const PREPARED: usize = 512;
/// How long a statement waits for another process that has the file.
const BUSY: Duration = Duration::from_secs(5);
/// The same of what can be tried again.
const HASTE: Duration = Duration::from_millis(500);

/// A connection to the file.
#[derive(Debug)]
pub(in crate::store) struct Line(Connection);

impl Line {
    /// A connection that reads.
    pub(super) fn reading(path: &Path) -> Result<Self, DbErr> {
        Self::open(path, &[("query_only", "ON"), ("cache_size", CACHE)])
    }

    /// A connection that leaves no log behind: what there was of it is taken into the file before.
    pub(in crate::store) fn without_log(path: &Path) -> Result<Self, DbErr> {
        Self::open(path, &[("journal_mode", "DELETE"), ("synchronous", "FULL")])
    }

    /// A connection to a file that stays as it is.
    pub(super) fn looking(path: &Path) -> Result<Self, DbErr> {
        Self::open(path, &[("foreign_keys", "ON"), ("cache_size", CACHE)])
    }

    /// A connection that waits for nobody for long.
    pub(in crate::store) fn hasty(path: &Path) -> Result<Self, DbErr> {
        let line = Self::open(path, &[])?;
        line.0.busy_timeout(HASTE).map_err(|error| refused(&error))?;
        Ok(line)
    }

    /// An empty database that nobody else sees.
    pub(super) fn in_memory() -> Result<Self, DbErr> {
        let empty = Connection::open_in_memory().and_then(|connection| Self::prepared(connection, &[]));
        empty.map_err(|error| refused(&error))
    }

    /// A connection that writes. FULL: an acknowledged write survives a power cut. What is deleted is overwritten.
    pub(in crate::store) fn writing(path: &Path) -> Result<Self, DbErr> {
        Self::open(
            path,
            &[
                ("foreign_keys", "ON"),
                ("secure_delete", "ON"),
                ("cache_size", WRITING_CACHE),
                ("wal_autocheckpoint", LOG_PAGES),
                ("journal_mode", "WAL"),
                ("synchronous", "FULL"),
            ],
        )
    }

    fn open(path: &Path, pragmas: &[(&str, &str)]) -> Result<Self, DbErr> {
        let open = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(path, flags)?;
            Self::prepared(connection, pragmas)
        };
        open().map_err(|error| refused(&error))
    }

    fn prepared(connection: Connection, pragmas: &[(&str, &str)]) -> rusqlite::Result<Self> {
        connection.busy_timeout(BUSY)?;
        // Nothing that was not committed lies in temporary files.
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        for (name, value) in pragmas {
            connection.pragma_update(None, name, value)?;
        }
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(Self(connection))
    }

    /// Asks something every so many steps of SQLite's machine; a statement ends when the answer is yes.
    pub(super) fn ask_every(
        &self,
        steps: i32,
        is_over: impl FnMut() -> bool + Send + 'static,
    ) -> Result<(), DbErr> {
        self.0.progress_handler(steps, Some(is_over)).map_err(|error| refused(&error))
    }

    /// Rows by the places of their columns.
    pub(in crate::store) fn rows<M: Row>(&self, statement: &Statement) -> Result<Vec<M>, DbErr> {
        let mut prepared = self.prepare(statement)?;
        let (mut found, mut rows) = (prepared.raw_query(), Vec::new());
        while let Some(row) = found.next().map_err(|error| refused(&error))? {
            rows.push(M::of(row)?);
        }
        Ok(rows)
    }

    /// Rows as the entities read them.
    pub(in crate::store) fn results(&self, statement: &Statement) -> Result<Vec<ProxyRow>, DbErr> {
        let mut prepared = self.prepare(statement)?;
        let declared = Declared::by(&prepared)?;
        let (mut found, mut rows) = (prepared.raw_query(), Vec::new());
        while let Some(row) = found.next().map_err(|error| refused(&error))? {
            rows.push(declared.row(row)?);
        }
        Ok(rows)
    }

    /// Carries out a statement.
    pub(in crate::store) fn execute(&self, statement: &Statement) -> Result<ProxyExecResult, DbErr> {
        let mut prepared = self.prepare(statement)?;
        let mut steps = prepared.raw_query();
        while steps.next().map_err(|error| refused(&error))?.is_some() {}
        drop(steps);
        let last = u64::try_from(self.0.last_insert_rowid()).unwrap_or_default();
        Ok(ProxyExecResult::new(last, self.0.changes()))
    }

    /// Carries out a statement that has no values.
    pub(in crate::store) fn run(&self, sql: &str) -> Result<(), DbErr> {
        self.execute(&Statement::from_string(DbBackend::Sqlite, sql)).map(drop)
    }

    /// Takes the log into the file and empties it; whether nobody stood in the way.
    pub(in crate::store) fn takes_log_in(&self) -> Result<bool, DbErr> {
        let busy = self.0.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        busy.map(|busy| busy == 0).map_err(|error| refused(&error))
    }

    fn prepare<'line>(&'line self, statement: &Statement) -> Result<CachedStatement<'line>, DbErr> {
        let mut prepared = self.0.prepare_cached(&statement.sql).map_err(|error| refused(&error))?;
        for (place, value) in statement.values.iter().flat_map(|values| &values.0).enumerate() {
            prepared.raw_bind_parameter(place + 1, bound(value)?).map_err(|error| refused(&error))?;
        }
        Ok(prepared)
    }
}

/// A connection that several hold and nobody uses at the same time.
pub(in crate::store) fn present(line: &Mutex<Line>) -> MutexGuard<'_, Line> {
    line.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A value as the file keeps it: ids as bytes; days, instants and JSON as texts.
fn bound(value: &Value) -> Result<ToSqlOutput<'_>, DbErr> {
    let text = |text: Option<String>| ToSqlOutput::Owned(text.map_or(Kept::Null, Kept::Text));
    let whole = |number: Option<i64>| ToSqlOutput::Owned(number.map_or(Kept::Null, Kept::Integer));
    let wrong = |error: &dyn Error| DbErr::Type(error.to_string());
    Ok(match value {
        Value::Bool(flag) => whole(flag.map(i64::from)),
        Value::Int(number) => whole(number.map(i64::from)),
        Value::BigInt(number) => whole(*number),
        Value::BigUnsigned(number) => {
            whole(number.map(i64::try_from).transpose().map_err(|error| wrong(&error))?)
        }
        Value::String(None) | Value::Bytes(None) => ToSqlOutput::Borrowed(ValueRef::Null),
        Value::String(Some(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Value::Bytes(Some(bytes)) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        Value::Uuid(id) => {
            ToSqlOutput::Borrowed(id.as_ref().map_or(ValueRef::Null, |id| ValueRef::Blob(id.as_bytes())))
        }
        Value::ChronoDate(day) => text(day.map(|day| day.to_string())),
        Value::ChronoDateTimeUtc(instant) => {
            text(instant.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)))
        }
        Value::Json(json) => {
            text(json.as_ref().map(serde_json::to_string).transpose().map_err(|error| wrong(&error))?)
        }
        other => return Err(DbErr::Type(format!("no column of a file holds {other:?}"))),
    })
}

/// Whether a statement was broken off before it was done.
pub(super) fn is_broken_off(error: &DbErr) -> bool {
    const INTERRUPTED: &str = "9";
    let DbErr::Query(RuntimeErr::SqlxError(said)) = error else { return false };
    said.as_database_error().is_some_and(|said| said.code().as_deref() == Some(INTERRUPTED))
}

/// What SQLite said, told as the other drivers tell what their databases say.
#[derive(Debug)]
struct Said {
    code: String,
    message: String,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(code: {}) {}", self.code, self.message)
    }
}

impl Error for Said {}

impl DatabaseError for Said {
    fn message(&self) -> &str {
        &self.message
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.code))
    }

    fn kind(&self) -> ErrorKind {
        ErrorKind::Other
    }

    fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
        self
    }
}

/// A failure, with the code of SQLite where it has one.
fn refused(error: &rusqlite::Error) -> DbErr {
    let message = error.to_string();
    DbErr::Query(match error.sqlite_error() {
        None => RuntimeErr::Internal(message),
        Some(said) => {
            let said = Said { code: said.extended_code.to_string(), message };
            RuntimeErr::SqlxError(Arc::new(sqlx::Error::Database(Box::new(said))))
        }
    })
}
