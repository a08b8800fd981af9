//! What a ballot decided, and which meeting closed an opinion that the members were dissatisfied with.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 2] {
    [
        ("ballot", null("used_by_id", ColumnType::Uuid)),
        ("deliberation_opinion", null("closing_meeting_id", ColumnType::Uuid)),
    ]
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
