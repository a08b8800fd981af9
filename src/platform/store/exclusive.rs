//! A database for one process alone: nobody uses it, and nobody begins to while this is held.

use super::{
    Statements, Store,
    open::{self, MIGRATION_LOCK, SERVICE, postgres_options},
    presence::{Presence, beside, has_changes, in_use, log_of},
    settings::StoreSettings,
};
use crate::{
    problem::{Problem, Result, codes},
    process::files,
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, Statement,
    TransactionTrait,
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// How long the connections of a process that was killed may take to vanish, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// A database that nobody else uses.
pub enum Exclusive {
    /// The file of an SQLite database, which need not be there.
    File(LockedFile),
    /// A PostgreSQL database.
    Server(LockedServer),
}

/// A locked SQLite file.
pub struct LockedFile {
    /// Where it is.
    pub path: PathBuf,
    lock: Arc<Presence>,
}

/// A locked PostgreSQL database.
pub struct LockedServer {
    /// Connections to it.
    pub db: DatabaseConnection,
    lock: DatabaseTransaction,
}

impl Exclusive {
    /// Takes the database.
    ///
    /// # Errors
    /// Somebody uses it.
    pub async fn take(settings: &StoreSettings) -> Result<Self> {
        if let Some(path) = settings.file() {
            if let Some(folder) = path.parent() {
                files::make_folder(folder).map_err(Problem::internal)?;
            }
            let lock = Arc::new(Presence::alone(path)?);
            return Ok(Self::File(LockedFile { path: path.to_owned(), lock }));
        }
        let mut options = postgres_options(settings, &[]);
        options.map_sqlx_postgres_opts(|postgres| postgres.application_name("jiandu alone"));
        let db = Database::connect(options).await?;
        let lock = db.begin().await?;
        // Who begins waits for this lock; who has begun is connected.
        lock.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0").await?;
        // Whoever was killed while it began has it until the server notices.
        let asked = Instant::now();
        while !told(&lock, &format!("SELECT pg_try_advisory_xact_lock({MIGRATION_LOCK}) AS told")).await? {
            if asked.elapsed() > PATIENCE {
                return Err(in_use());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let others = format!(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
             AND application_name = '{SERVICE}' AND pid <> pg_backend_pid()) AS told"
        );
        let asked = Instant::now();
        while told(&db, &others).await? {
            if asked.elapsed() > PATIENCE {
                return Err(in_use());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(Self::Server(LockedServer { db, lock }))
    }

    /// Opens the database for whoever has it alone, until the store is closed.
    ///
    /// # Errors
    /// The database cannot be reached or migrated.
    pub async fn open(&self, settings: &StoreSettings) -> Result<Store> {
        let statements = Statements::default();
        let (reader, writer) = match self {
            Self::File(file) => {
                file.lock.begin()?;
                open::in_file(Arc::clone(&file.lock), &statements).await?
            }
            Self::Server(server) => {
                Migrator::up(&server.db, None).await?;
                open::on_server(settings, open::line(settings).await?, &statements).await?
            }
        };
        Ok(Store { settings: settings.clone(), reader, writer, statements })
    }

    /// Lets others in again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn release(self) -> Result<()> {
        match self {
            Self::File(_) => Ok(()),
            Self::Server(server) => server.release().await,
        }
    }
}

impl LockedFile {
    /// Puts a whole database in the place of this one, in one step, after this one was kept under another name.
    ///
    /// # Errors
    /// The file system refused; then this one is in its place.
    pub async fn replace(&self, whole: &Path, ending: &str) -> Result<Option<PathBuf>> {
        let log = log_of(&self.path);
        if has_changes(&log)
            && let Err(problem) = self.lock.settle()
        {
            // It may be replaced because it is damaged: then it is kept as it is, log and all.
            tracing::warn!(%problem, "the log could not be taken into the old database");
        }
        let kept = beside(&self.path, ending);
        let replaced = || -> std::io::Result<bool> {
            let was_there = self.path.exists();
            if was_there {
                keep(&self.path, &kept)?;
            }
            if has_changes(&log) {
                keep(&log, &log_of(&kept))?;
            }
            for left in [log, beside(&self.path, "-shm")] {
                if left.exists() {
                    fs::remove_file(left)?;
                }
            }
            files::sync_folder(self.path.parent().unwrap_or(Path::new("")))?;
            files::rename(whole, &self.path)?;
            Ok(was_there)
        };
        Ok(replaced().map_err(Problem::internal)?.then_some(kept))
    }
}

/// A second name for a file, or a copy where the file system has no second names.
fn keep(file: &Path, kept: &Path) -> std::io::Result<()> {
    if fs::hard_link(file, kept).is_err() {
        fs::copy(file, kept)?;
        File::open(kept)?.sync_all()?;
    }
    Ok(())
}

impl LockedServer {
    /// Lets others in again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn release(self) -> Result<()> {
        self.lock.rollback().await?;
        Ok(self.db.close().await?)
    }
}

async fn told(db: &impl ConnectionTrait, sql: &str) -> Result<bool> {
    let row = db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, sql)).await?;
    Ok(row.ok_or_else(|| Problem::internal("no answer"))?.try_get("", "told")?)
}

/// Takes an SQLite database as it is although its log is missing or belongs to another; says where that log went.
///
/// # Errors
/// Nothing is wrong with the log, or somebody uses the database.
pub fn take_without_log(settings: &StoreSettings, ending: &str) -> Result<Option<PathBuf>> {
    let Some(path) = settings.file() else {
        return Err(Problem::new(codes::UNAVAILABLE).because("only SQLite has its log in a file"));
    };
    Presence::alone(path)?.take_without_log(ending)
}
