//! A report on how an opinion was handled may have no document: the text of 2006 asks for none on inspections.

use super::table::short;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend, Statement},
};

/// Lets the column be null.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "disposal_report";
const COLUMN: &str = "document_id";
/// How SQLite has the column, with a document and perhaps without.
const ALWAYS: &str = "\"document_id\" uuid_text NOT NULL";
const PERHAPS: &str = "\"document_id\" uuid_text";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// What is dropped and made again under its name is one connection's.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        define(manager, "DROP", (ALWAYS, PERHAPS)).await?;
        index(manager, true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let without =
            Query::select().column("id").from(TABLE).and_where(Expr::col(COLUMN).is_null()).to_owned();
        if manager.get_connection().query_one(&without).await?.is_some() {
            return Err(DbErr::Migration(
                "there are disposal reports without a document; stay with this build".into(),
            ));
        }
        define(manager, "SET", (PERHAPS, ALWAYS)).await?;
        index(manager, false).await
    }
}

/// PostgreSQL changes the column; SQLite makes the table anew, to which nothing refers.
async fn define(manager: &SchemaManager<'_>, not_null: &str, (from, to): (&str, &str)) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        let changed = format!("ALTER TABLE {TABLE} ALTER COLUMN {COLUMN} {not_null} NOT NULL");
        return db.execute_unprepared(&changed).await.map(drop);
    }
    let table = described(manager, "table").await?;
    let table = table.first().filter(|sql| sql.contains(from));
    let table = table.ok_or_else(|| DbErr::Migration(format!("{TABLE}.{COLUMN} is not as it was made")))?;
    let indexes = described(manager, "index").await?;
    let anew = table.replacen(from, to, 1).replacen(&format!("\"{TABLE}\""), "\"disposal_report_anew\"", 1);
    db.execute_unprepared(&anew).await?;
    db.execute_unprepared(&format!("INSERT INTO disposal_report_anew SELECT * FROM {TABLE}")).await?;
    db.execute_unprepared(&format!("DROP TABLE {TABLE}")).await?;
    db.execute_unprepared(&format!("ALTER TABLE disposal_report_anew RENAME TO {TABLE}")).await?;
    for index in indexes {
        db.execute_unprepared(&index).await?;
    }
    Ok(())
}

/// The statements that made the table or its indexes.
async fn described(manager: &SchemaManager<'_>, kind: &str) -> Result<Vec<String>, DbErr> {
    let db = manager.get_connection();
    let sql = format!(
        "SELECT sql FROM sqlite_master WHERE type = '{kind}' AND tbl_name = '{TABLE}' AND sql IS NOT NULL ORDER BY name"
    );
    let found = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    found.iter().map(|row| row.try_get_by_index::<String>(0)).collect()
}

/// The index of a reference leaves out what is null.
async fn index(manager: &SchemaManager<'_>, may_be_null: bool) -> Result<(), DbErr> {
    let columns = [COLUMN, "district_code", "created_at", "id"];
    let name = short(&format!("{TABLE}_by_{}", columns.join("_")));
    manager.drop_index(Index::drop().name(&*name).table(TABLE).to_owned()).await?;
    let mut index = Index::create();
    index.name(name).table(TABLE);
    for column in columns {
        index.col(column);
    }
    if may_be_null {
        index.and_where(Expr::col(COLUMN).is_not_null());
    }
    manager.create_index(index).await
}
