//! Copying a whole database into another, of the same kind or not: every table, in one transaction, verified before it
//! is committed.

use super::tables::{Sum, Table, tables};
use crate::codes;
use migration::{Migrator, MigratorTrait};
use platform::{
    problem::{Problem, Result},
    store,
};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, IsolationLevel,
    Statement, TransactionTrait,
};
use std::collections::BTreeMap;

/// What becomes of rows that the target has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// There may be none.
    Refused,
    /// They are replaced.
    Replaced,
}

/// A database that was copied and compared; it is there when it is committed, and not if this is dropped.
pub struct Copied {
    /// Each table with what was copied.
    pub tables: Vec<(String, Sum)>,
    target: DatabaseTransaction,
    connection: DatabaseConnection,
}

impl Copied {
    /// Makes it last.
    ///
    /// # Errors
    /// The database failed.
    pub async fn commit(self) -> Result<Vec<(String, Sum)>> {
        self.target.commit().await?;
        // A file tells that it was not committed when it is asked next.
        self.connection.ping().await?;
        Ok(self.tables)
    }
}

/// Copies all rows.
///
/// # Errors
/// The schemas differ, the target has rows, a database failed, or what was written is not what was read.
pub async fn copy(from: &DatabaseConnection, to: &DatabaseConnection, present: Present) -> Result<Copied> {
    let (source, target) = (snapshot(from).await?, begin(to).await?);
    let tables = tables(&source).await?;
    alike(&tables, &super::tables::tables(&target).await?)?;
    let keys = unbind(&target).await?;
    let made = made_by_migrations().await?;
    for table in &tables {
        match present {
            Present::Replaced => {}
            Present::Refused => refuse_rows(table, &target, &made).await?,
        }
        table.clear(&target).await?;
    }
    let mut copied = Vec::new();
    for table in &tables {
        copied.push((table.name.clone(), transfer(table, &source, &target).await?));
    }
    for key in keys {
        target.execute_unprepared(&key).await?;
    }
    for (table, (_, read)) in tables.iter().zip(&copied) {
        if table.sum(&target).await? != *read {
            return Err(Problem::internal(format!("{} was not copied as it was read", table.name)));
        }
    }
    source.rollback().await?;
    Ok(Copied { tables: copied, target, connection: to.clone() })
}

/// Refuses databases with different tables, and names the first of them.
fn alike(source: &[Table], target: &[Table]) -> Result<()> {
    let other = source.iter().find(|table| !target.contains(table));
    let other = other.or_else(|| target.iter().find(|table| !source.contains(table)));
    let Some(table) = other else { return Ok(()) };
    let there = target.iter().find(|known| known.name == table.name);
    let unlike = format!("the two databases have different tables: {table:?}, and there {there:?}");
    Err(Problem::new(codes::UNAVAILABLE).because(unlike))
}

/// The rows that an empty database has all the same, by table.
async fn made_by_migrations() -> Result<BTreeMap<String, u64>> {
    let empty = store::in_memory().await?;
    Migrator::up(&empty, None).await?;
    let mut rows = BTreeMap::new();
    for table in tables(&empty).await? {
        let sum = table.sum(&empty).await?;
        rows.insert(table.name, sum.rows);
    }
    Ok(rows)
}

async fn refuse_rows(
    table: &Table,
    target: &DatabaseTransaction,
    made: &BTreeMap<String, u64>,
) -> Result<()> {
    let present = table.after(target, None).await?.len() as u64;
    if present <= made.get(&table.name).copied().unwrap_or_default() {
        return Ok(());
    }
    let full = format!("the target is not empty: {} has rows", table.name);
    Err(Problem::new(codes::ALREADY_EXISTS).because(full))
}

/// A transaction that sees one instant of the database.
pub(super) async fn snapshot(db: &DatabaseConnection) -> Result<DatabaseTransaction> {
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        // A reading transaction of SQLite sees one instant from its first statement on.
        return Ok(db.begin().await?);
    }
    let (level, mode) = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
    Ok(db.begin_with_config(level, mode).await?)
}

async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let transaction = db.begin().await?;
    if db.get_database_backend() == DatabaseBackend::Postgres {
        // It lasts as long as there are rows.
        transaction.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        transaction.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0").await?;
    }
    Ok(transaction)
}

const FOREIGN_KEYS: &str = "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS dropped, \
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS added \
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname";

/// Lets rows come in any order; answers what binds them again, all checked.
async fn unbind(target: &DatabaseTransaction) -> Result<Vec<String>> {
    if target.get_database_backend() == DatabaseBackend::Sqlite {
        // The keys are then checked at the commit.
        target.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(Vec::new());
    }
    let rows = target.query_all_raw(Statement::from_string(DatabaseBackend::Postgres, FOREIGN_KEYS)).await?;
    let mut added = Vec::new();
    for row in rows {
        target.execute_unprepared(&row.try_get::<String>("", "dropped")?).await?;
        added.push(row.try_get("", "added")?);
    }
    Ok(added)
}

async fn transfer(table: &Table, source: &DatabaseTransaction, target: &DatabaseTransaction) -> Result<Sum> {
    let (mut sum, mut last) = (Sum::default(), None);
    loop {
        let rows = table.after(source, last.as_ref()).await?;
        sum.add_all(&rows);
        let Some(row) = rows.last().cloned() else { return Ok(sum) };
        table.insert(target, rows).await?;
        last = Some(row);
    }
}
