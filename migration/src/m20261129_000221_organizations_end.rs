//! How an organization ended and who succeeds it, and what it was called before.

use sea_orm_migration::{
    prelude::*,
    schema::{text_null, uuid_null},
};

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [ColumnDef; 4] {
    let former =
        ColumnDef::new_with_type("former_names", ColumnType::Json).not_null().default("[]").to_owned();
    [text_null("end_reason"), uuid_null("successor_id"), uuid_null("end_document_id"), former]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            manager.alter_table(Table::alter().table("organization").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table("organization").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
