//! Leases: which process does a periodic work, and until when.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{text, timestamp_with_time_zone, uuid},
};

/// Creates the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let lease = Table::create()
            .table("lease")
            .col(text("name").primary_key())
            .col(uuid("holder"))
            .col(timestamp_with_time_zone("until"))
            .to_owned();
        manager.create_table(lease).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["lease"]).await
    }
}
