//! A write on PostgreSQL: a transaction that is serializable from its first message on. sea-orm would say that in a second one.

use super::{
    connections::{Connections, Patience, silence},
    failure::is_outcome_unknown,
    statements::Statements,
};
use sea_orm::{DbErr, ExecResult, QueryResult, RuntimeErr, Statement, sea_query::Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, Postgres, pool::PoolConnection, query::Query};
use std::sync::Arc;
use tokio::sync::Mutex;

/// Whoever did not see what others did at the same time is told so, and tries again. Beside others, or alone: the table of
/// migrations, which nobody writes while the service runs, is the door through which all go. A lock that is taken first is
/// waited for before the transaction sees anything.
const BESIDE_OTHERS: &str =
    "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE seaql_migrations IN ROW SHARE MODE";
/// Not for long: who holds the door may have vanished, and the others wait behind whoever waits to be alone.
const ALONE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL lock_timeout = '1s'; \
    LOCK TABLE seaql_migrations IN EXCLUSIVE MODE; SET LOCAL lock_timeout = DEFAULT";

/// Who else may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    Others,
    Nobody,
}

/// A transaction on a server, and the patience that one has with it. Its connection returns to the pool when the server said
/// that the transaction is over, and is closed in every other case: then the server undoes what it has.
pub(super) struct Session {
    connection: Mutex<PoolConnection<Postgres>>,
    patience: Patience,
    statements: Statements,
    is_over: bool,
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.is_over {
            self.connection.get_mut().close_on_drop();
        }
    }
}

impl Session {
    /// Begins one.
    pub(super) async fn begin(connections: &Connections, company: Company) -> Result<Self, DbErr> {
        let (connection, patience) = connections.present()?;
        let pool = connection.get_postgres_connection_pool();
        let acquired = patience.acquire(async { pool.acquire().await.map_err(failed) }).await?;
        let connection = Mutex::new(acquired);
        let begun =
            Self { connection, patience, statements: connections.statements().clone(), is_over: false };
        begun.say(if company == Company::Others { BESIDE_OTHERS } else { ALONE }).await?;
        Ok(begun)
    }

    /// Carries out a statement.
    pub(super) async fn execute(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let (mut connection, query) = (self.connection.lock().await, self.sent(statement));
        let done = async { query.execute(&mut **connection).await.map_err(failed) };
        Ok(self.patience.wait(done).await?.into())
    }

    /// The rows that a statement finds.
    pub(super) async fn query(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (mut connection, query) = (self.connection.lock().await, self.sent(statement));
        let found = async { query.fetch_all(&mut **connection).await.map_err(failed) };
        Ok(self.patience.wait(found).await?.into_iter().map(QueryResult::from).collect())
    }

    /// Commits, unless a statement before was given up: nobody knows whether it is part of the transaction.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() { Err(silence()) } else { self.end("COMMIT").await }
    }

    /// Rolls back. Where a statement was given up nothing is said any more.
    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() { Ok(()) } else { self.end("ROLLBACK").await }
    }

    async fn end(mut self, how: &'static str) -> Result<(), DbErr> {
        let said = self.say(how).await;
        self.is_over = said.as_ref().err().is_none_or(|refused| !is_outcome_unknown(refused));
        said
    }

    async fn say(&self, what: &'static str) -> Result<(), DbErr> {
        let mut connection = self.connection.lock().await;
        let said = async { sqlx::raw_sql(what).execute(&mut **connection).await.map_err(failed) };
        self.patience.wait(said).await.map(drop)
    }

    fn sent(&self, statement: Statement) -> Query<'static, Postgres, SqlxValues> {
        self.statements.sent(&statement);
        let values = statement.values.unwrap_or(Values(Vec::new()));
        sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
    }
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}
