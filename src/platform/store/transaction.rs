//! The transaction of one write: beside the connection to a file, on a server, or of work on the whole database.

use super::{
    embedded::{Line, present},
    rows::Rows,
    session::Session,
    statements::Statements,
};
use crate::values::columns::Row;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    entity::prelude::async_trait,
};
use std::sync::{Arc, Mutex, MutexGuard};

/// The transaction of one write.
pub struct Transaction(Means);

enum Means {
    File(Beside),
    Server(Session),
    Whole(DatabaseTransaction),
}

/// The connection to the file beside which the work runs; its writer begins and ends the transaction.
struct Beside {
    line: Arc<Mutex<Line>>,
    statements: Statements,
}

impl Beside {
    /// The connection, for a statement.
    fn line(&self, statement: &Statement) -> MutexGuard<'_, Line> {
        self.statements.sent(statement);
        present(&self.line)
    }
}

impl Transaction {
    /// A change in a file, beside its connection.
    pub(super) const fn in_file(line: Arc<Mutex<Line>>, statements: Statements) -> Self {
        Self(Means::File(Beside { line, statements }))
    }

    /// A change on a server.
    pub(super) const fn on_server(session: Session) -> Self {
        Self(Means::Server(session))
    }

    /// One that is waited for as long as it takes: for work on the whole database.
    #[must_use]
    pub const fn patient(inner: DatabaseTransaction) -> Self {
        Self(Means::Whole(inner))
    }

    /// Commits. What is written in a file is committed by its writer.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        match self.0 {
            Means::File(_) => Ok(()),
            Means::Server(session) => session.commit().await,
            Means::Whole(inner) => inner.commit().await,
        }
    }

    /// Rolls back. What is written in a file is undone by its writer.
    ///
    /// # Errors
    /// The database failed; nothing is kept all the same.
    pub async fn rollback(self) -> Result<(), DbErr> {
        match self.0 {
            Means::File(_) => Ok(()),
            Means::Server(session) => session.rollback().await,
            Means::Whole(inner) => inner.rollback().await,
        }
    }
}

impl Rows for Transaction {
    async fn rows<M: Row>(&self, statement: Statement) -> Result<Vec<M>, DbErr> {
        match &self.0 {
            Means::File(file) => file.line(&statement).rows(&statement),
            Means::Server(_) | Means::Whole(_) => {
                self.query_all_raw(statement).await?.iter().map(M::of).collect()
            }
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Means::File(_) => DbBackend::Sqlite,
            Means::Server(_) => DbBackend::Postgres,
            Means::Whole(inner) => inner.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Means::File(file) => Ok(file.line(&statement).execute(&statement)?.into()),
            Means::Server(session) => session.execute(statement).await,
            Means::Whole(inner) => inner.execute_raw(statement).await,
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
            Means::File(file) => {
                let found = file.line(&statement).results(&statement)?;
                Ok(found.into_iter().map(QueryResult::from).collect())
            }
            Means::Server(session) => session.query(statement).await,
            Means::Whole(inner) => inner.query_all_raw(statement).await,
        }
    }
}
