//! Where the database is, and how it is used.

use sqlx::postgres::PgConnectOptions;
use std::path::Path;

/// What a connection keeps of the file, in KiB (negative says so). The system keeps the file once for all of them; two
/// megabytes each, which is the default, are held sixteen times and filled by whoever reads a whole trail.
pub(super) const CACHE: &str = "-512";

/// The same of the one connection that writes: what a batch of changes touches has room, so that none of its pages is written
/// out and read again before the commit.
pub(super) const WRITING_CACHE: &str = "-8192";

/// Pages after which the log is carried over into the file: each time the disk is waited for twice more.
pub(super) const LOG_PAGES: &str = "4000";

/// Settings of the store.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// `sqlite://path` or `postgres://…`; may hold a password, so it is never printed.
    pub url: String,
    /// Connections for reading (SQLite) or for requests (PostgreSQL).
    pub connections: u32,
    /// Seconds after which PostgreSQL ends a statement.
    pub statement_timeout_seconds: u64,
}

impl StoreSettings {
    /// Refuses an address that no database can have.
    ///
    /// # Errors
    /// What is wrong, in words and without its password.
    pub fn check(&self) -> std::result::Result<(), String> {
        let form = "sqlite://path or postgres://user@host/database";
        match self.file() {
            Some(path) if path.as_os_str().is_empty() => {
                Err(format!("database_url names no file; allowed is {form}"))
            }
            Some(_) => Ok(()),
            None if !self.url.starts_with("postgres://") => {
                let scheme = self.url.split(':').next().unwrap_or_default();
                Err(format!("database_url begins with {scheme}; allowed is {form}"))
            }
            None => match self.url.parse::<PgConnectOptions>() {
                Ok(_) => Ok(()),
                Err(error) => Err(format!("database_url cannot be read ({error}); allowed is {form}")),
            },
        }
    }

    /// The file of an embedded database.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        let path = self.url.strip_prefix("sqlite://")?;
        Some(Path::new(path.split('?').next().unwrap_or_default()))
    }
}
