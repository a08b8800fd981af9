//! Opening a database: connections, pragmas, time-outs, migrations under a lock.

use super::{
    connections::{ACQUIRE, Connections},
    embedded::{self, Line, Reading},
    executor::Reader,
    presence::Presence,
    pulse::{Reached, reach},
    settings::StoreSettings,
    statements::Statements,
};
use crate::{
    problem::{Problem, Result, codes},
    process::{files, private},
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TransactionTrait};
use sqlx::{ConnectOptions as _, PgConnection, postgres::PgConnectOptions};
use std::{sync::Arc, time::Duration};

/// Key of the advisory lock that lets one process migrate at a time.
pub(super) const MIGRATION_LOCK: i64 = 7_319_553_082;
/// How long migrations may take, waiting for those of another process included.
const MIGRATIONS: Duration = Duration::from_mins(30);

/// The name under which PostgreSQL shows the connections of everybody who uses the database.
pub(super) const SERVICE: &str = "jiandu";

/// Where writes are sent.
#[derive(Clone)]
pub(super) enum Writer {
    File(embedded::Writer, Arc<Presence>),
    Server(Connections),
}

/// Opens the reading and the writing connections of a migrated database.
pub(super) async fn connect(settings: &StoreSettings, statements: &Statements) -> Result<(Reader, Writer)> {
    if let Some(path) = settings.file() {
        if let Some(folder) = path.parent() {
            files::make_folder(folder).map_err(Problem::internal)?;
        }
        let presence = Arc::new(Presence::join(path).await?);
        return in_file(presence, statements).await;
    }
    let line = line(settings).await?;
    let migrated = tokio::time::timeout(MIGRATIONS, migrate_under_lock(settings)).await;
    migrated.map_err(|_| Problem::new(codes::UNAVAILABLE).because("the migrations took too long"))??;
    on_server(settings, line, statements).await
}

/// The file of whoever is present at it.
pub(super) async fn in_file(presence: Arc<Presence>, statements: &Statements) -> Result<(Reader, Writer)> {
    let path = &presence.path;
    make_private(&path.display().to_string())?;
    let whole = embedded::connection(Line::writing(path)?).await?;
    Migrator::up(&whole, None).await?;
    // What could not be committed is told when it is asked next.
    whole.ping().await?;
    whole.close().await?;
    let writer = embedded::Writer::start(path, statements)?;
    Ok((Reader::file(Arc::new(Reading::new(path, statements))), Writer::File(writer, presence)))
}

/// A server whose database is up to date, with the line that feels its pulse.
pub(super) async fn on_server(
    settings: &StoreSettings,
    line: (Box<PgConnection>, PgConnectOptions),
    statements: &Statements,
) -> Result<(Reader, Writer)> {
    let limit = Duration::from_secs(settings.statement_timeout_seconds);
    let connections = Connections::watched(serving(settings), statements.clone(), limit, line).await?;
    Ok((Reader::server(connections.clone()), Writer::Server(connections)))
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

/// A connection to a database as it is, not migrated and not made, for work on the whole of it: nothing of that has a
/// time limit.
///
/// # Errors
/// It is not there.
pub async fn look(settings: &StoreSettings) -> Result<DatabaseConnection> {
    if let Some(path) = settings.file() {
        return Ok(embedded::connect(path).await?);
    }
    drop(line(settings).await?);
    Ok(Database::connect(postgres_options(settings, &[])).await?)
}

/// What lets the server notice within seconds that a client vanished, and free what it held. The driver has no such
/// settings for this side; here the pulse notices.
const VANISHED: [(&str, &str); 4] = [
    ("tcp_keepalives_idle", "5"),
    ("tcp_keepalives_interval", "2"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "10000"),
];

/// How long a session of the service may hold a transaction without asking anything. The service computes for
/// milliseconds between two statements; who is silent for longer has vanished, and others wait for its locks.
const IDLE_IN_TRANSACTION: (&str, &str) = ("idle_in_transaction_session_timeout", "5000");

/// The connections that serve requests.
fn serving(settings: &StoreSettings) -> ConnectOptions {
    let mut options = postgres_options(settings, &[IDLE_IN_TRANSACTION]);
    options.statement_timeout(Duration::from_secs(settings.statement_timeout_seconds));
    // None is opened ahead: while the server is silent the attempt would keep its place in the pool for minutes.
    options.min_connections(0);
    options
}

pub(super) fn postgres_options(settings: &StoreSettings, more: &'static [(&str, &str)]) -> ConnectOptions {
    let mut options = ConnectOptions::new(&settings.url);
    options.max_connections(settings.connections).min_connections(1).sqlx_logging(false);
    options.acquire_timeout(ACQUIRE);
    options.test_before_acquire_if_idle_for(Duration::from_secs(30));
    options.map_sqlx_postgres_opts(move |postgres| {
        let postgres = postgres.statement_cache_capacity(512).application_name(SERVICE);
        postgres.options(VANISHED).options(more.iter().copied())
    });
    options
}

/// The connection of the pulse, and how it is made: as those of the pool are.
pub(super) async fn line(settings: &StoreSettings) -> Result<(Box<PgConnection>, PgConnectOptions)> {
    let session: PgConnectOptions = settings.url.parse().map_err(Problem::internal)?;
    let session = session.disable_statement_logging().application_name(SERVICE).options(VANISHED);
    Ok((found(&session).await?, session))
}

/// A first connection, which says in words why there is none.
async fn found(session: &PgConnectOptions) -> Result<Box<PgConnection>> {
    let place = format!("the database at {}:{}", session.get_host(), session.get_port());
    let passing =
        |why: String| Problem::new(codes::UNAVAILABLE).because(format!("{place} {why}")).retry_after(1);
    match reach(session, ACQUIRE).await {
        Reached::Open(line) => Ok(line),
        Reached::Silent => Err(passing("does not answer".into())),
        Reached::Refused(error) if will_pass(&error) => Err(passing(format!("is not there yet: {error}"))),
        Reached::Refused(error) => {
            Err(Problem::internal(format!("{place} cannot be used with this database_url: {error}")))
        }
    }
}

/// Whether a connection may be had later with the same settings.
fn will_pass(error: &sqlx::Error) -> bool {
    match error {
        // Refused, unreachable, not resolved, closed at once.
        sqlx::Error::Io(_) => true,
        // 57 starting, stopping or recovering; 53 out of connections or memory; 08 the connection.
        sqlx::Error::Database(told) => {
            told.code().is_some_and(|code| ["57", "53", "08"].iter().any(|class| code.starts_with(class)))
        }
        _ => false,
    }
}

/// The migrator takes no lock of its own; four starting at once would fail (measured).
async fn migrate_under_lock(settings: &StoreSettings) -> Result<()> {
    let mut options = postgres_options(settings, &[]);
    // One holds the lock while the other migrates.
    options.max_connections(2);
    let pool = Database::connect(options).await?;
    let lock = pool.begin().await?;
    let sql = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
    lock.execute_raw(Statement::from_string(pool.get_database_backend(), sql)).await?;
    let migrated = Migrator::up(&pool, None).await;
    lock.commit().await?;
    pool.close().await?;
    Ok(migrated?)
}

#[cfg(test)]
mod tests {
    use super::will_pass;
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_wrong_url_is_not_waited_for() {
        for kind in [ErrorKind::ConnectionRefused, ErrorKind::HostUnreachable, ErrorKind::UnexpectedEof] {
            assert!(will_pass(&sqlx::Error::Io(Error::from(kind))), "{kind}");
        }
        assert!(!will_pass(&sqlx::Error::Configuration("no such scheme".into())));
        assert!(!will_pass(&sqlx::Error::Tls("no certificate".into())));
    }
}
