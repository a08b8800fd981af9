//! How an organization ended and who succeeds it, and what it was called before.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        null("end_reason", ColumnType::Text),
        null("successor_id", ColumnType::Uuid),
        null("end_document_id", ColumnType::Uuid),
        filled("former_names", ColumnType::Json, "[]"),
    ]
    .map(|column| ("organization", column))
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
