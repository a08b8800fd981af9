//! Forgetting: what was deleted or replaced leaves the files of the database, too.
//!
//! A deleted row stays where it lay: on PostgreSQL as a dead version until it is vacuumed, on SQLite in the write-ahead
//! log until that is emptied. (In the database file itself SQLite overwrites it, see `secure_delete` in `open.rs`.)

use super::{Store, embedded::Line, open};
use crate::problem::{Problem, Result, codes};
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement, TryGetable};
use std::path::Path;

impl Store {
    /// Removes what was deleted from these tables, as far as the database itself can. On PostgreSQL the tables are
    /// written anew, since a plain `VACUUM` leaves the bytes of what it frees; only their owner may do that. It waits
    /// two seconds for whoever reads them, and stops nobody for longer.
    ///
    /// # Errors
    /// Somebody reads, or a transaction that is older than the deletion is open anywhere on the server: not all is
    /// removed, and it can be tried again. Or the database failed.
    pub async fn forget(&self, tables: &[&str]) -> Result<()> {
        if let Some(file) = self.settings.file() {
            let file = file.to_owned();
            // It may wait half a second for whoever reads.
            let emptied = tokio::task::spawn_blocking(move || empty_log(&file)).await;
            return emptied.map_err(Problem::internal)?;
        }
        let mut options = open::postgres_options(&self.settings, &[]);
        let db = Database::connect(options.max_connections(1).clone()).await?;
        let done = rewrite(&db, tables).await;
        db.close().await?;
        done
    }

    /// Empties the write-ahead log of an embedded database, so that it does not tell the transactions apart.
    ///
    /// # Errors
    /// Somebody reads an older state, or the database failed.
    pub async fn shorten_log(&self) -> Result<()> {
        if self.reader.get_database_backend() == DatabaseBackend::Sqlite {
            return self.forget(&[]).await;
        }
        Ok(())
    }
}

fn empty_log(file: &Path) -> Result<()> {
    if Line::hasty(file)?.takes_log_in()? {
        return Ok(());
    }
    Err(Problem::new(codes::UNAVAILABLE).because("the write-ahead log is being read").retry_after(1))
}

async fn rewrite(db: &DatabaseConnection, tables: &[&str]) -> Result<()> {
    db.execute_unprepared("SET lock_timeout = '2s'").await?;
    let next = ask::<String>(db, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text").await?;
    db.execute_unprepared(&format!("VACUUM (FULL) {}", tables.join(", "))).await?;
    // What a transaction that is older may still see was kept. The oldest one is where the rows are frozen up to.
    let sql = format!(
        "SELECT bool_and(age(relfrozenxid) <= age('{next}'::xid8::xid)) FROM pg_class \
         WHERE oid = ANY (ARRAY['{}']::regclass[])",
        tables.join("', '")
    );
    if ask::<bool>(db, &sql).await? {
        return Ok(());
    }
    Err(Problem::new(codes::UNAVAILABLE)
        .because("an older transaction still sees what was deleted")
        .retry_after(1))
}

async fn ask<T: TryGetable>(db: &DatabaseConnection, sql: &str) -> Result<T> {
    let row = db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, sql)).await?;
    let row = row.ok_or_else(|| Problem::internal("a question to the database had no answer"))?;
    Ok(row.try_get_by_index(0)?)
}
