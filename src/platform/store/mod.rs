//! The store: one database behind two doors. Reads take a connection; writes are closures, so that the
//! store may retry them (PostgreSQL) or commit several together (SQLite).

mod exclusive;
mod failure;
mod forget;
mod open;
mod postgres;
mod presence;
mod sqlite;
mod statements;

pub use exclusive::{Exclusive, LockedFile, LockedServer, sqlite_path, take_without_log};
pub use failure::{failure, is_unique_violation};
pub use open::look;
pub use presence::settle;
pub use statements::Statements;

use crate::platform::{
    metrics,
    problem::{Problem, Result},
};
use presence::Presence;
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::{path::Path, pin::Pin, sync::Arc, time::Instant};

/// The transaction of one write.
pub type Transaction = DatabaseTransaction;

/// What becomes of the changes of a write.
#[derive(Debug)]
pub enum Outcome<T> {
    /// Keep them.
    Commit(T),
    /// Undo them and answer all the same (dry run).
    Discard(T),
}

/// The future of a write.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = Result<Outcome<T>>> + Send + 'a>>;

/// Settings of the store.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// `sqlite://path` or `postgres://…`; may hold a password, so it is never printed.
    pub url: String,
    /// Connections for reading (SQLite) or altogether (PostgreSQL).
    pub connections: u32,
    /// Seconds after which PostgreSQL ends a statement.
    pub statement_timeout_seconds: u64,
}

impl StoreSettings {
    /// The file of an embedded database.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        let path = self.url.strip_prefix("sqlite://")?;
        Some(Path::new(path.split('?').next().unwrap_or_default()))
    }
}

/// An open database.
#[derive(Clone)]
pub struct Store {
    reader: DatabaseConnection,
    writer: Writer,
    statements: Statements,
    settings: StoreSettings,
}

#[derive(Clone)]
enum Writer {
    Sqlite(sqlite::Writer, Arc<Presence>),
    Postgres(DatabaseConnection),
}

impl Store {
    /// Opens the database, brings its tables up to date under a lock, and starts the writer.
    ///
    /// # Errors
    /// The database cannot be reached or migrated.
    pub async fn open(settings: &StoreSettings) -> Result<Self> {
        let statements = Statements::default();
        let (reader, writer) = open::connect(settings, &statements).await?;
        Ok(Self { reader, writer, statements, settings: settings.clone() })
    }

    /// A connection for reading.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Runs a write in a transaction. The closure may run again after a serialization failure, so it only
    /// touches the transaction. The answer comes after the commit.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> Fn(&'a Transaction) -> Work<'a, T> + Send + Sync + 'static,
    {
        let asked = Instant::now();
        let answer = match &self.writer {
            Writer::Sqlite(writer, _) => writer.write(work).await,
            Writer::Postgres(pool) => {
                let pool = pool.clone();
                // A task of its own: a caller who hangs up does not leave a transaction half done.
                let task = tokio::spawn(async move { postgres::write(&pool, work).await });
                task.await.unwrap_or_else(|panic| Err(Problem::internal(panic)))
            }
        };
        metrics::write(asked.elapsed());
        answer
    }

    /// Lets the writes finish that are under way, and closes the connections.
    ///
    /// # Errors
    /// The database failed; what was answered is stored all the same.
    pub async fn close(&self) -> Result<()> {
        if let Writer::Sqlite(writer, _) = &self.writer {
            writer.close().await?;
        }
        // The pool waits for its connections. Those that a worker opened ended with it, so none is asked.
        self.reader.clone().close().await?;
        match &self.writer {
            Writer::Sqlite(_, presence) => presence.leave().await,
            Writer::Postgres(_) => Ok(()),
        }
    }

    /// What was sent to the database.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        &self.statements
    }
}
