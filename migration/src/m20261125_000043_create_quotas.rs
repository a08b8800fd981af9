//! How much of a quota was used: login attempts, requests of a token, whatever is counted over all replicas.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, timestamp_with_time_zone},
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
        let table = Table::create()
            .table("quota_use")
            .col(text("quota"))
            .col(text("subject"))
            .col(integer("used"))
            .col(timestamp_with_time_zone("ends_at"))
            .primary_key(Index::create().col("quota").col("subject"))
            .to_owned();
        manager.create_table(table).await?;
        let ended = Index::create().name("quota_use_by_end").table("quota_use").col("ends_at").to_owned();
        manager.create_index(ended).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["quota_use"]).await
    }
}
