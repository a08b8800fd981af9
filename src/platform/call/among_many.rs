//! One of many changes in a transaction that they share: what fails is undone alone, and the others go on.

use super::{Call, Conditions, mutate::Request, perform::Performs, write::Change};
use crate::{
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    store::Transaction,
};
use sea_orm::ConnectionTrait;

impl Call {
    /// The same caller at the same instant, for one change of many.
    pub(crate) fn among_many(&self) -> Self {
        Self { conditions: Conditions::of_one_among_many(), ..self.clone() }
    }

    /// Creates a record as a request of its own would: with its role, its guards and its trail. What is refused is undone, and so
    /// is what is not to be kept.
    pub(crate) async fn create_among_many<W: Performs>(
        &self,
        tx: &Transaction,
        raw: Raw,
        keep: bool,
    ) -> Result<Answer> {
        tx.execute_unprepared("SAVEPOINT one").await?;
        let made = Request::<W>::to_create(raw)?.make(self, tx).await;
        if made.as_ref().is_err_and(Problem::is_failure) {
            // The transaction is lost, and with it everything.
            return made;
        }
        if made.is_err() || !keep {
            tx.execute_unprepared("ROLLBACK TO SAVEPOINT one").await?;
        }
        tx.execute_unprepared("RELEASE SAVEPOINT one").await?;
        made
    }
}
