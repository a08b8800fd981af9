//! Places from which a secret was right before, so that strangers who guess keep nobody out of them.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{text, timestamp_with_time_zone},
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
            .table("known_place")
            .col(text("subject"))
            .col(text("place"))
            .col(timestamp_with_time_zone("until"))
            .primary_key(Index::create().col("subject").col("place"))
            .to_owned();
        manager.create_table(table).await?;
        let ended = Index::create().name("known_place_by_end").table("known_place").col("until").to_owned();
        manager.create_index(ended).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["known_place"]).await
    }
}
