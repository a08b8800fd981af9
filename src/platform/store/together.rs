//! Inserting into several tables at once: what belongs to one change goes to a server in one message.

use super::Transaction;
use crate::problem::Result;
use sea_orm::{
    ConnectionTrait, DatabaseBackend,
    sea_query::{Alias, CommonTableExpression, InsertStatement, WithClause},
};

impl Transaction {
    /// Carries out insertions. A later one may refer to what an earlier one inserts, as keys do; it does not read it.
    ///
    /// # Errors
    /// A key is there already, or refers to nothing; or the database failed.
    pub async fn insert_all(&self, mut inserts: Vec<InsertStatement>) -> Result<()> {
        if self.get_database_backend() == DatabaseBackend::Sqlite {
            for insert in &inserts {
                self.execute(insert).await?;
            }
            return Ok(());
        }
        let Some(last) = inserts.pop() else { return Ok(()) };
        if inserts.is_empty() {
            self.execute(&last).await?;
            return Ok(());
        }
        let mut before = WithClause::new();
        for (place, insert) in inserts.into_iter().enumerate() {
            let mut part = CommonTableExpression::new();
            before.cte(part.query(insert).table_name(Alias::new(format!("part_{place}"))).to_owned());
        }
        self.execute(&last.with(before)).await?;
        Ok(())
    }
}
