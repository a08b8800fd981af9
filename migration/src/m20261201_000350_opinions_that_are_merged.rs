//! Stations: at which activity an opinion was said, and which opinions were merged into one.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::prelude::*;

/// Adds the column and the index.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const MERGED: &str = "citizen_opinion_by_district_code_merged_into_id_created_at_id";

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![("citizen_opinion", null("activity_id", ColumnType::Uuid))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        let mut merged = Index::create();
        merged.name(super::table::short(MERGED)).table("citizen_opinion");
        for column in ["district_code", "merged_into_id", "created_at", "id", "archived_at"] {
            merged.col(column);
        }
        merged.and_where(Expr::col("merged_into_id").is_not_null());
        manager.create_index(merged).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let merged = Index::drop().name(super::table::short(MERGED)).table("citizen_opinion").to_owned();
        manager.drop_index(merged).await?;
        drop_columns(manager, columns()).await
    }
}
