//! A write on PostgreSQL: a transaction that is serializable from its first message on. sea-orm would say that in a second one.

use super::{
    connections::{Connections, Patience, silence},
    statements::Statements,
};
use sea_orm::{DbErr, ExecResult, QueryResult, RuntimeErr, Statement, sea_query::Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, Postgres, query::Query};
use std::sync::Arc;
use tokio::sync::Mutex;

/// Whoever does not see what others did at the same time is told so, and tries again.
const BEGIN: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

/// A transaction on a server, and the patience that one has with it.
pub(super) struct Session {
    inner: Mutex<sqlx::Transaction<'static, Postgres>>,
    patience: Patience,
    statements: Statements,
}

impl Session {
    /// Begins one.
    pub(super) async fn begin(connections: &Connections) -> Result<Self, DbErr> {
        let (connection, patience) = connections.present()?;
        let pool = connection.get_postgres_connection_pool().clone();
        let begun = patience.acquire(async { pool.begin_with(BEGIN).await.map_err(failed) }).await?;
        Ok(Self { inner: Mutex::new(begun), patience, statements: connections.statements().clone() })
    }

    /// Carries out a statement.
    pub(super) async fn execute(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let (mut inner, query) = (self.inner.lock().await, self.sent(statement));
        let done = async { query.execute(&mut **inner).await.map_err(failed) };
        Ok(self.patience.wait(done).await?.into())
    }

    /// The rows that a statement finds.
    pub(super) async fn query(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (mut inner, query) = (self.inner.lock().await, self.sent(statement));
        let found = async { query.fetch_all(&mut **inner).await.map_err(failed) };
        Ok(self.patience.wait(found).await?.into_iter().map(QueryResult::from).collect())
    }

    /// Commits, unless a statement before was given up: nobody knows whether it is part of the transaction.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() {
            return Err(silence());
        }
        let inner = self.inner.into_inner();
        self.patience.wait(async { inner.commit().await.map_err(failed) }).await
    }

    /// Rolls back. Where a statement was given up the connection is dropped instead, and the server undoes what it has.
    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() {
            return Ok(());
        }
        let inner = self.inner.into_inner();
        self.patience.wait(async { inner.rollback().await.map_err(failed) }).await
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
