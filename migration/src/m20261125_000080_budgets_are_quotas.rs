//! Request budgets are quotas like the others; their own table goes.

use crate::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, uuid},
};

/// Drops the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["request_budget"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("request_budget")
            .col(big_integer("minute"))
            .col(uuid("credential"))
            .col(integer("granted"))
            .primary_key(Index::create().col("minute").col("credential"))
            .to_owned();
        manager.create_table(table).await
    }
}
