//! A connection to the file for work on the whole of it: migrations, backups, copies. sea-orm takes it as a driver of ours.

use super::Line;
use sea_orm::{
    Database, DatabaseConnection, DbBackend, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow, Statement,
    entity::prelude::async_trait,
};
use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A connection that sea-orm takes for one of its own.
#[derive(Debug)]
struct Connection {
    line: Mutex<Line>,
    /// A transaction that was not begun or not committed. sea-orm has no place for that in what it asks of a driver, so it is
    /// answered to whatever is asked next, a ping at the least.
    failed: Mutex<Option<DbErr>>,
}

/// A connection to a file that is there, which stays as it is.
///
/// # Errors
/// It cannot be opened.
pub async fn connect(path: &Path) -> Result<DatabaseConnection, DbErr> {
    of(Line::looking(path)?).await
}

/// An empty database that nobody else sees.
///
/// # Errors
/// There is no memory.
pub async fn in_memory() -> Result<DatabaseConnection, DbErr> {
    of(Line::in_memory()?).await
}

/// A line as sea-orm takes it.
pub(in crate::store) async fn of(line: Line) -> Result<DatabaseConnection, DbErr> {
    let connection = Connection { line: Mutex::new(line), failed: Mutex::default() };
    Database::connect_proxy(DbBackend::Sqlite, Arc::new(Box::new(connection))).await
}

impl Connection {
    fn line(&self) -> Result<MutexGuard<'_, Line>, DbErr> {
        match self.failed.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            Some(failed) => Err(failed),
            None => Ok(self.line.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    fn run(&self, sql: &str) {
        if let Err(error) = self.line().and_then(|line| line.run(sql)) {
            tracing::error!(%error, sql, "a transaction of the file failed");
            *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
    }
}

#[async_trait::async_trait]
impl ProxyDatabaseTrait for Connection {
    async fn query(&self, statement: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.line()?.results(&statement)
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.line()?.execute(&statement)
    }

    async fn begin(&self) {
        self.run("BEGIN");
    }

    async fn commit(&self) {
        self.run("COMMIT");
    }

    async fn rollback(&self) {
        self.run("ROLLBACK");
    }

    fn start_rollback(&self) {
        self.run("ROLLBACK");
    }

    async fn ping(&self) -> Result<(), DbErr> {
        self.line().map(drop)
    }
}
