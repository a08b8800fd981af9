//! Suggestions: which round of the handling it is, and in which one an organ spoke with the deputy.

use super::table::{add_columns, drop_columns, filled};
use sea_orm_migration::prelude::*;

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 2] {
    let round = || filled("round", ColumnType::Integer, 0);
    [("suggestion", round()), ("contact_log", round())]
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
