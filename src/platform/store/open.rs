//! Opening a database: connections, pragmas, time-outs, migrations under a lock.

use super::{Statements, StoreSettings, Writer, exclusive::sqlite_path, presence::Presence, sqlite};
use crate::platform::{
    files, private,
    problem::{Problem, Result},
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TransactionTrait};
use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use std::{sync::Arc, time::Duration};

/// Key of the advisory lock that lets one process migrate at a time.
pub(super) const MIGRATION_LOCK: i64 = 7_319_553_082;

/// The name under which PostgreSQL shows the connections of everybody who uses the database.
pub(super) const SERVICE: &str = "jiandu";

/// Opens the reading and the writing connections of a migrated database.
pub(super) async fn connect(
    settings: &StoreSettings,
    statements: &Statements,
) -> Result<(DatabaseConnection, Writer)> {
    if let Some(path) = sqlite_path(&settings.url) {
        if let Some(folder) = path.parent() {
            files::make_folder(folder).map_err(Problem::internal)?;
        }
        let presence = Arc::new(Presence::join(path).await?);
        let path = &path.display().to_string();
        make_private(path)?;
        let writer = sqlite::Connection::open(sqlite_options(path, 1), statements.clone()).await?;
        Migrator::up(writer.present()?, None).await?;
        let mut reader = Database::connect(sqlite_options(path, settings.connections)).await?;
        statements.note(&mut reader);
        return Ok((reader, Writer::Sqlite(sqlite::Writer::start(writer), presence)));
    }
    let mut pool = Database::connect(postgres_options(settings)).await?;
    migrate_under_lock(&pool).await?;
    statements.note(&mut pool);
    Ok((pool.clone(), Writer::Postgres(pool)))
}

/// The files of an embedded database are its user's alone: SQLite gives the log the mode of the database.
fn make_private(path: &str) -> Result<()> {
    if !std::path::Path::new(path).exists() {
        private::create(path.as_ref()).map_err(Problem::internal)?;
    }
    for end in ["", "-wal", "-shm"] {
        private::repair(format!("{path}{end}").as_ref());
    }
    Ok(())
}

/// A connection to a database as it is, not migrated and not made.
///
/// # Errors
/// It is not there.
pub async fn look(settings: &StoreSettings) -> Result<DatabaseConnection> {
    if let Some(path) = sqlite_path(&settings.url) {
        return Ok(Database::connect(format!("sqlite://{}?mode=rw", path.display())).await?);
    }
    Ok(Database::connect(postgres_options(settings)).await?)
}

/// One connection beside the others, which waits for nobody for long.
pub(super) async fn alone(settings: &StoreSettings) -> Result<DatabaseConnection> {
    let mut options = match settings.url.strip_prefix("sqlite://") {
        Some(path) => sqlite_options(path.split('?').next().unwrap_or_default(), 1),
        None => postgres_options(settings),
    };
    options.max_connections(1);
    // In place of the options of the others: it writes no rows.
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.busy_timeout(Duration::from_millis(500)));
    Ok(Database::connect(options).await?)
}

fn sqlite_options(path: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options.max_connections(connections).min_connections(1).sqlx_logging(false);
    options.acquire_timeout(Duration::from_secs(5));
    options.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        // FULL: an acknowledged write survives a power cut. What is deleted is overwritten, and nothing that was not
        // committed lies in temporary files.
        sqlite
            .foreign_keys(true)
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(512)
    });
    options
}

pub(super) fn postgres_options(settings: &StoreSettings) -> ConnectOptions {
    let mut options = ConnectOptions::new(&settings.url);
    options.max_connections(settings.connections.max(2)).min_connections(1).sqlx_logging(false);
    options.acquire_timeout(Duration::from_secs(5));
    options.statement_timeout(Duration::from_secs(settings.statement_timeout_seconds));
    options.test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
        .map_sqlx_postgres_opts(|postgres| postgres.statement_cache_capacity(512).application_name(SERVICE));
    options
}

/// The migrator takes no lock of its own; four starting at once would fail (measured).
async fn migrate_under_lock(pool: &DatabaseConnection) -> Result<()> {
    let lock = pool.begin().await?;
    let sql = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
    lock.execute_raw(Statement::from_string(pool.get_database_backend(), sql)).await?;
    let migrated = Migrator::up(pool, None).await;
    lock.commit().await?;
    Ok(migrated?)
}
