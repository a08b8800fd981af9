//! Reading rows by the places of their columns.

use crate::values::columns::Row;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, sea_query::SelectStatement};

/// What rows are read from, by the places of their columns.
pub trait Rows: ConnectionTrait {
    /// The rows that a statement finds, whose columns are those of the row in its order.
    ///
    /// # Errors
    /// The database failed.
    fn rows<M: Row>(&self, statement: Statement) -> impl Future<Output = Result<Vec<M>, DbErr>> + Send {
        async move { self.query_all_raw(statement).await?.iter().map(M::of).collect() }
    }

    /// What a selection finds, as tuples of its columns.
    ///
    /// # Errors
    /// The database failed.
    fn tuples<M: Row>(
        &self,
        selected: &SelectStatement,
    ) -> impl Future<Output = Result<Vec<M>, DbErr>> + Send {
        self.rows(self.get_database_backend().build(selected))
    }
}

impl Rows for DatabaseConnection {}
