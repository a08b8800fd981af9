//! Corrections of publications wait for a second person; deadlines count how often they were opened again.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 5] {
    let count = filled("reopenings", ColumnType::Integer, 0);
    [
        ("publication", null("round", ColumnType::Integer)),
        ("publication", null("correction_text", ColumnType::Text)),
        ("publication", null("correction_reason", ColumnType::Text)),
        ("publication", null("correction_by", ColumnType::Uuid)),
        ("deadline", count),
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
