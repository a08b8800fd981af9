//! Corrections of publications wait for a second person; deadlines count how often they were opened again.

use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 5] {
    let null = |name, kind| ColumnDef::new_with_type(name, kind).null().to_owned();
    let count = ColumnDef::new_with_type("reopenings", ColumnType::Integer).not_null().default(0).to_owned();
    [
        ("publication", null("round", ColumnType::Integer)),
        ("publication", null("correction_text", ColumnType::Text)),
        ("publication", null("correction_reason", ColumnType::Text)),
        ("publication", null("correction_by", ColumnType::Uuid)),
        ("deadline", count),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let dropped = Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }
}
