//! What statements are sent to: the connections for reading, the transaction of a write, or either of them.

use super::{
    connections::{Connections, Patience},
    embedded::Embedded,
};
use crate::values::columns::Row;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    Statement, entity::prelude::async_trait,
};
use std::sync::Arc;

/// What rows are read from, by the places of their columns.
pub trait Rows: ConnectionTrait {
    /// The rows that a statement finds, whose columns are those of the row in its order.
    ///
    /// # Errors
    /// The database failed.
    fn rows<M: Row>(&self, statement: Statement) -> impl Future<Output = Result<Vec<M>, DbErr>> + Send {
        async move { self.query_all_raw(statement).await?.iter().map(M::of).collect() }
    }
}

impl Rows for Transaction {}
impl Rows for DatabaseConnection {}

impl Rows for Reader {
    async fn rows<M: Row>(&self, statement: Statement) -> Result<Vec<M>, DbErr> {
        match &self.0 {
            Way::File(_, embedded) => embedded.rows(statement).await,
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
    File(DatabaseConnection, Arc<Embedded>),
    Server(Connections),
}

impl Reader {
    pub(super) fn file(connection: DatabaseConnection, embedded: Arc<Embedded>) -> Self {
        Self(Way::File(connection, embedded))
    }

    pub(super) fn server(connections: Connections) -> Self {
        Self(Way::Server(connections))
    }

    /// The connections to a database that is a file.
    pub(super) fn in_file(&self) -> Option<&DatabaseConnection> {
        match &self.0 {
            Way::File(connection, _) => Some(connection),
            Way::Server(_) => None,
        }
    }

    pub(super) async fn close(&self) -> Result<(), DbErr> {
        match &self.0 {
            Way::File(connection, embedded) => {
                embedded.close();
                connection.clone().close().await
            }
            Way::Server(connections) => connections.close().await,
        }
    }

    /// Asks on one connection. On a server the statement is a task of its own: a caller who hangs up, or is answered
    /// that it took too long, does not leave a connection behind in the middle of an answer.
    async fn ask<T, F>(&self, ask: impl FnOnce(DatabaseConnection) -> F + Send) -> Result<T, DbErr>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, DbErr>> + Send + 'static,
    {
        match &self.0 {
            Way::File(connection, _) => ask(connection.clone()).await,
            Way::Server(connections) => {
                let (connection, patience) = connections.present()?;
                let answer = ask(connection);
                let asked = tokio::spawn(async move { patience.acquire(answer).await });
                asked.await.unwrap_or_else(|panic| Err(DbErr::Custom(panic.to_string())))
            }
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Way::File(..) => DbBackend::Sqlite,
            Way::Server(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.ask(|connection| async move { connection.execute_raw(statement).await }).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = sql.to_owned();
        self.ask(|connection| async move { connection.execute_unprepared(&sql).await }).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.ask(|connection| async move { connection.query_one_raw(statement).await }).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.ask(|connection| async move { connection.query_all_raw(statement).await }).await
    }
}

/// The transaction of one write.
pub struct Transaction {
    inner: DatabaseTransaction,
    patience: Patience,
}

impl Transaction {
    pub(super) const fn new(inner: DatabaseTransaction, patience: Patience) -> Self {
        Self { inner, patience }
    }

    /// One that is waited for as long as it takes: for work on the whole database.
    #[must_use]
    pub const fn patient(inner: DatabaseTransaction) -> Self {
        Self { inner, patience: Patience::endless() }
    }

    /// Commits, unless a statement before was given up: nobody knows whether it is part of the transaction.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() {
            return Err(super::connections::silence());
        }
        self.patience.wait(self.inner.commit()).await
    }

    /// Rolls back. Where a statement was given up the connection is dropped instead, and the server undoes what it has.
    ///
    /// # Errors
    /// The database failed; nothing is kept all the same.
    pub async fn rollback(self) -> Result<(), DbErr> {
        if self.patience.has_given_up() {
            return Ok(());
        }
        self.patience.wait(self.inner.rollback()).await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.inner.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.inner.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.patience.wait(self.inner.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.patience.wait(self.inner.query_all_raw(statement)).await
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
