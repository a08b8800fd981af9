//! Who is invited to verify a clause, in which capacity somebody reports, since when an item has lost its meeting.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("opinion_clause", filled("invited_deputy_ids", ColumnType::Json, "[]")),
        ("supervision_item", null("reporter_capacity", ColumnType::Text)),
        ("supervision_item", null("meeting_lost_on", ColumnType::Date)),
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
