//! Stored answers are pruned by their age.

use sea_orm_migration::prelude::*;

/// Creates the index.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const NAME: &str = "idempotency_key_by_created_at";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(Index::create().name(NAME).table("idempotency_key").col("created_at").to_owned())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(NAME).table("idempotency_key").to_owned()).await
    }
}
