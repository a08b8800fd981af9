//! Duty records that activities make, and when a duty began.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{add_columns, drop_columns, filled, null},
};
use sea_orm_migration::prelude::*;

/// Adds the columns and the index.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEX: &str = "duty_record_by_district_code_activity_id_created_at_id";

fn columns() -> [(&'static str, ColumnDef); 3] {
    [
        ("duty_record", null("activity_id", ColumnType::Uuid)),
        ("duty_record", null("started_at", ColumnType::TimestampWithTimeZone)),
        ("duty_record", filled("online", ColumnType::Boolean, false)),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        let mut index = Index::create();
        index.name(INDEX).table("duty_record");
        for column in ["district_code", "activity_id", "created_at", "id"] {
            index.col(column);
        }
        manager.create_index(index).await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("duty_record").to_owned()).await?;
        drop_columns(manager, columns()).await
    }
}
