//! Suggestions to review a normative document, which were a list in the document before.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Creates the table, and drops the list.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        refuse_suggestions(manager).await?;
        let list = Table::alter().table("normative_document").drop_column("suggestions").to_owned();
        manager.alter_table(list).await?;
        RecordTable::new("review_suggestion")
            .refers("document_id", "normative_document")
            .text("ground")
            .text("text")
            .refers_or_null("suggested_by", "user_account")
            .refers_or_null("organization_id", "organization")
            .date("suggested_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["review_suggestion"]).await?;
        let list =
            ColumnDef::new_with_type("suggestions", ColumnType::Json).not_null().default("[]").to_owned();
        manager.alter_table(Table::alter().table("normative_document").add_column(list).to_owned()).await
    }
}

/// A record begins with its own trail, which a migration does not write; what was suggested would be left in the trail of
/// the document alone, where nobody reads it.
async fn refuse_suggestions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let suggested = Query::select()
        .column("document_number")
        .from("normative_document")
        // The text of a JSON column: PostgreSQL does not compare JSON.
        .and_where(Expr::col("suggestions").cast_as("text").ne("[]"))
        .limit(1)
        .to_owned();
    match manager.get_connection().query_one(&suggested).await? {
        None => Ok(()),
        Some(row) => Err(DbErr::Migration(format!(
            "there are suggestions to review the document {}, which cannot be carried over; stay with the build before, or begin \
             with a new database",
            row.try_get_by_index::<String>(0)?
        ))),
    }
}
