//! Second ballots that only rank, and ties that are settled without another ballot.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        ("ballot", filled("ranks_only", ColumnType::Boolean, false)),
        ("ballot", filled("settled_questions", ColumnType::Json, "[]")),
        ("ballot", null("settled_meeting_id", ColumnType::Uuid)),
        ("ballot", null("settled_on", ColumnType::Date)),
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
