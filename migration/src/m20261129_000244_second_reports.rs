//! A vote of a further round names the report that it is about.

use sea_orm_migration::prelude::*;

/// Adds the column.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new_with_type("second_report_id", ColumnType::Uuid).null().to_owned();
        manager.alter_table(Table::alter().table("satisfaction_vote").add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter().table("satisfaction_vote").drop_column("second_report_id").to_owned();
        manager.alter_table(dropped).await
    }
}
