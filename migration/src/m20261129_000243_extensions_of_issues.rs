//! Issues are given more time that was asked for, within limits that are counted from their first last day.

use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 3] = ["first_due_on", "extension_asked_on", "extension_asked_to"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in COLUMNS {
            let column = ColumnDef::new_with_type(name, ColumnType::Date).null().to_owned();
            manager.alter_table(Table::alter().table("issue").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in COLUMNS {
            manager.alter_table(Table::alter().table("issue").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
