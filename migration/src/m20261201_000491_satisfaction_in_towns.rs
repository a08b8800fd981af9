//! Votes on satisfaction in towns belong to their presidium.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::prelude::*;

/// Adds the column; what is there was planned by the office of the district.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 1] {
    [("satisfaction_vote", null("town_presidium_id", ColumnType::Uuid))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
