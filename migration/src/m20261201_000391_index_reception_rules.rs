//! Reception rules: one index for each reason, as the tables before have them.

use super::m20261129_000300_one_index_for_each_reason as one_index;
use sea_orm_migration::prelude::*;

/// Makes the indexes of the new table anew; those that were made anew before stay.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        one_index::Migration.up(manager).await
    }

    /// The table is dropped with its indexes by the migration before.
    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
