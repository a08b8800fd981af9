//! Moments: when a meeting was closed, a ballot counted, a list submitted, a candidate listed. What was done before tells its day alone.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 4] {
    let instant = |name: &'static str| null(name, ColumnType::TimestampWithTimeZone);
    [
        ("meeting", instant("closed_at")),
        ("ballot", instant("counted_at")),
        ("livelihood_cycle", instant("list_submitted_at")),
        ("project_candidate", instant("listed_at")),
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
