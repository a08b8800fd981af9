//! The store: one database behind two doors. Reads take a connection; writes are closures, so that the
//! store may retry them (PostgreSQL) or commit several together (SQLite).

mod connections;
mod embedded;
mod exclusive;
mod executor;
mod failure;
mod forget;
pub mod lease;
mod open;
mod postgres;
mod presence;
mod pulse;
mod rows;
mod session;
mod settings;
mod statements;
mod together;
mod transaction;
mod work;

pub use embedded::{connect, in_memory};
pub use exclusive::{Exclusive, LockedFile, LockedServer, take_without_log};
pub use executor::{Executor, Reader};
pub use failure::{failure, is_unique_violation};
pub use open::look;
pub use presence::settle;
pub use rows::Rows;
pub use settings::StoreSettings;
pub use statements::Statements;
pub use transaction::Transaction;
pub use work::{Outcome, Work};

use crate::{
    problem::{Problem, Result},
    process::metrics,
};
use open::Writer;
use sea_orm::DatabaseConnection;
use std::time::Instant;

/// An open database.
#[derive(Clone)]
pub struct Store {
    settings: StoreSettings,
    reader: Reader,
    writer: Writer,
    statements: Statements,
}

impl Store {
    /// Opens the database, brings its tables up to date under a lock, and starts the writer.
    ///
    /// # Errors
    /// The database cannot be reached or migrated.
    pub async fn open(settings: &StoreSettings) -> Result<Self> {
        let statements = Statements::default();
        let (reader, writer) = open::connect(settings, &statements).await?;
        Ok(Self { settings: settings.clone(), reader, writer, statements })
    }

    /// Where reads are sent.
    #[must_use]
    pub fn read(&self) -> &Reader {
        &self.reader
    }

    /// A connection for work on the whole database, which takes as long as it takes.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn whole(&self) -> Result<DatabaseConnection> {
        open::look(&self.settings).await
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
            Writer::File(writer, _) => writer.write(work).await,
            Writer::Server(connections) => {
                // A task of its own: a caller who hangs up does not leave a transaction half done.
                let beside = connections.clone();
                let task = connections.run(async move { postgres::write(&beside, work).await });
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
        if let Writer::File(writer, _) = &self.writer {
            writer.close().await?;
        }
        // The pool waits for its connections. Those that a worker opened ended with it, so none is asked.
        self.reader.close().await?;
        match &self.writer {
            Writer::File(_, presence) => presence.leave(),
            Writer::Server(_) => Ok(()),
        }
    }

    /// What was sent to the database.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        &self.statements
    }
}
