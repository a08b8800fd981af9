//! What statements are sent to: the connections for reading, the transaction of a write, or either of them.

use super::{connections::Connections, embedded::Reading, rows::Rows, transaction::Transaction};
use crate::values::columns::Row;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    entity::prelude::async_trait,
};
use std::sync::Arc;

impl Rows for Reader {
    async fn rows<M: Row>(&self, statement: Statement) -> Result<Vec<M>, DbErr> {
        match &self.0 {
            Way::File(reading) => reading.rows(statement).await,
            Way::Server(_) => self.query_all_raw(statement).await?.iter().map(M::of).collect(),
        }
    }
}

impl Rows for Executor<'_> {
    async fn rows<M: Row>(&self, statement: Statement) -> Result<Vec<M>, DbErr> {
        match self {
            Self::Reader(reader) => reader.rows(statement).await,
            Self::Transaction(transaction) => transaction.rows(statement).await,
        }
    }
}

/// The connections for reading. Each statement takes one.
#[derive(Clone)]
pub struct Reader(Way);

#[derive(Clone)]
enum Way {
    File(Arc<Reading>),
    Server(Connections),
}

impl Reader {
    pub(super) fn file(reading: Arc<Reading>) -> Self {
        Self(Way::File(reading))
    }

    pub(super) fn server(connections: Connections) -> Self {
        Self(Way::Server(connections))
    }

    pub(super) async fn close(&self) -> Result<(), DbErr> {
        match &self.0 {
            Way::File(reading) => {
                reading.close();
                Ok(())
            }
            Way::Server(connections) => connections.close().await,
        }
    }
}

/// Asks on one connection to a server. The statement is a task of its own: a caller who hangs up, or is answered that it
/// took too long, does not leave a connection behind in the middle of an answer.
async fn ask<T, F>(
    connections: &Connections,
    ask: impl FnOnce(DatabaseConnection) -> F + Send,
) -> Result<T, DbErr>
where
    T: Send + 'static,
    F: Future<Output = Result<T, DbErr>> + Send + 'static,
{
    let (connection, patience) = connections.present()?;
    let answer = ask(connection);
    let asked = connections.run(async move { patience.acquire(answer).await });
    asked.await.unwrap_or_else(|panic| Err(DbErr::Custom(panic.to_string())))
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Way::File(_) => DbBackend::Sqlite,
            Way::Server(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Way::File(reading) => Ok(reading.execute(statement).await?.into()),
            Way::Server(connections) => {
                ask(connections, |connection| async move { connection.execute_raw(statement).await }).await
            }
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.execute_raw(Statement::from_string(self.get_database_backend(), sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.query_all_raw(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.0 {
            Way::File(reading) => {
                Ok(reading.results(statement).await?.into_iter().map(QueryResult::from).collect())
            }
            Way::Server(connections) => {
                ask(connections, |connection| async move { connection.query_all_raw(statement).await }).await
            }
        }
    }
}

/// Either of them, for what is read alike inside and outside a write.
#[derive(Clone, Copy)]
pub enum Executor<'a> {
    /// Outside.
    Reader(&'a Reader),
    /// Inside.
    Transaction(&'a Transaction),
}

impl<'a> From<&'a Reader> for Executor<'a> {
    fn from(reader: &'a Reader) -> Self {
        Self::Reader(reader)
    }
}

impl<'a> From<&'a Transaction> for Executor<'a> {
    fn from(transaction: &'a Transaction) -> Self {
        Self::Transaction(transaction)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Executor<'_> {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Reader(reader) => reader.get_database_backend(),
            Self::Transaction(transaction) => transaction.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Reader(reader) => reader.execute_raw(statement).await,
            Self::Transaction(transaction) => transaction.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Reader(reader) => reader.execute_unprepared(sql).await,
            Self::Transaction(transaction) => transaction.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Reader(reader) => reader.query_one_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Reader(reader) => reader.query_all_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_all_raw(statement).await,
        }
    }
}
